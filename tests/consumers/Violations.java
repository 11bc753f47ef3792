import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import shadow.se.bjurr.violations.lib.ViolationsApi;
import shadow.se.bjurr.violations.lib.model.Violation;
import shadow.se.bjurr.violations.lib.reports.Parser;

/** What violations-lib reads in reports: `Violations FOLDER [PARSER FILE]...`, a line a violation. */
public class Violations {
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int at = 1; at < arguments.length; at += 2) {
      var pattern = ".*/" + arguments[at + 1].replace(".", "\\.") + "$";
      var found = ViolationsApi.violationsApi().withPattern(pattern).inFolder(arguments[0]).findAll(Parser.valueOf(arguments[at]));
      for (Violation one : found.violations()) {
        var message = one.getMessage().replace('\n', ' ');
        out.println(String.join("\t", arguments[at], one.getFile(), "" + one.getStartLine(), "" + one.getSeverity(), one.getRule(), message));
      }
    }
  }
}
