import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** PDF files against veraPDF's own profiles: prints each failed rule with its first place, then a line of counts. */
public class Verify {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int files = 0, failed = 0;
        for (String name : arguments) {
            files++;
            for (String flavour : new String[] {"ua1", "2a"}) {
                failed += check(name, flavour);
            }
        }
        System.out.println(files + " files, " + failed + " failed rules");
        System.exit(failed == 0 ? 0 : 1);
    }

    private static int check(String name, String id) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(id);
        try (InputStream in = new FileInputStream(name);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> firsts = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                RuleId rule = assertion.getRuleId();
                String key = rule.getClause() + "-" + rule.getTestNumber();
                counts.merge(key, 1, Integer::sum);
                firsts.putIfAbsent(key, assertion.getMessage() + " [" + assertion.getErrorMessage() + "] at "
                        + assertion.getLocation().getContext());
            }
            for (Map.Entry<String, String> entry : firsts.entrySet()) {
                System.out.println(name + ": " + id + " " + entry.getKey() + " (" + counts.get(entry.getKey()) + " times): "
                        + entry.getValue());
            }
            if (!result.isCompliant() && firsts.isEmpty()) {
                System.out.println(name + ": " + id + " not compliant");
                return 1;
            }
            return firsts.size();
        }
    }
}
