// java -cp heideltime-standalone.jar Heidel.java FOLDER config.props: N.txt and N.date to N.heidel (TimeML).
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;

public class Heidel {
  public static void main(String[] args) throws Exception {
    HeidelTimeStandalone tagger =
        new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, args[1], POSTagger.TREETAGGER);
    SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
    long begin = System.nanoTime();
    for (int n = 0; Files.exists(Path.of(args[0], n + ".txt")); ++n) {
      String text = Files.readString(Path.of(args[0], n + ".txt")), date = Files.readString(Path.of(args[0], n + ".date"));
      Files.writeString(Path.of(args[0], n + ".heidel"), tagger.process(text, date.isEmpty() ? new Date(0) : format.parse(date)));
    }
    System.err.println("seconds " + (System.nanoTime() - begin) / 1e9);
  }
}
