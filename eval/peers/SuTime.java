// java -cp CORENLP_AND_ITS_JARS SuTime.java FOLDER: N.txt and N.date to N.sutime (begin, end, type, value by tabs).
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.time.TimeAnnotations;
import edu.stanford.nlp.time.TimeAnnotator;
import edu.stanford.nlp.time.Timex;
import edu.stanford.nlp.util.CoreMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

public class SuTime {
  public static void main(String[] args) throws Exception {
    Properties tags = new Properties(), rules = new Properties();
    tags.setProperty("annotators", "tokenize,ssplit,pos");
    rules.setProperty("sutime.includeRange", "false");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(tags);
    TimeAnnotator times = new TimeAnnotator("sutime", rules);
    double seconds = 0;
    for (int n = 0; Files.exists(Path.of(args[0], n + ".txt")); ++n) {
      Annotation document = new Annotation(Files.readString(Path.of(args[0], n + ".txt")));
      String date = Files.readString(Path.of(args[0], n + ".date"));
      if (!date.isEmpty()) document.set(CoreAnnotations.DocDateAnnotation.class, date);
      pipeline.annotate(document);
      long begin = System.nanoTime();
      times.annotate(document);
      seconds += (System.nanoTime() - begin) / 1e9;
      StringBuilder out = new StringBuilder();
      List<CoreMap> found = document.get(TimeAnnotations.TimexAnnotations.class);
      for (CoreMap m : found == null ? List.<CoreMap>of() : found) {
        Timex timex = m.get(TimeAnnotations.TimexAnnotation.class);
        out.append(m.get(CoreAnnotations.CharacterOffsetBeginAnnotation.class)).append('\t')
            .append(m.get(CoreAnnotations.CharacterOffsetEndAnnotation.class)).append('\t')
            .append(timex.timexType()).append('\t').append(timex.value() == null ? "" : timex.value()).append('\n');
      }
      Files.writeString(Path.of(args[0], n + ".sutime"), out.toString());
    }
    System.err.println("seconds after tags " + seconds);
  }
}
