// Judges PDF files by veraPDF: java Verapdf.java FLAVOURS FILE… ; ends non-zero unless all comply.
import java.io.FileInputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

public class Verapdf {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean sound = true;
    for (int i = 1; i < arguments.length; i++) {
      for (String flavour : arguments[0].split(",")) {
        sound &= judge(arguments[i], PDFAFlavour.byFlavourId(flavour));
      }
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean judge(String file, PDFAFlavour flavour) throws Exception {
    try (FileInputStream stream = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
      ValidationResult result =
          ValidatorFactory.createValidator(flavour, false, 100).validate(parser);
      System.out.printf("%s: %s %s (%d pemeriksaan)%n", file, flavour.getId(),
          result.isCompliant() ? "sesuai" : "TIDAK SESUAI", result.getTotalAssertions());
      TreeSet<String> failures = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          failures.add(assertion.getRuleId().getClause() + "-"
              + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage());
        }
      }
      failures.forEach(f -> System.out.println("   " + f));
      return result.isCompliant() && result.getTotalAssertions() > 0;
    }
  }
}
