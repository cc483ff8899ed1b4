// Stands in for the command until every stage is there (ENTENTE_WHOLE).
int main() { return 2; }
