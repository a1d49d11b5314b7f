package dev.formwork.scripting;

import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Problems;
import dev.formwork.scripting.internal.Limits;
import dev.formwork.scripting.internal.ScriptRuntime;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Checks expressions at publish and opens a session for each user action that evaluates some. */
@Service
@NoPermission(because = "an expression reads only the values that its caller gives it")
public class Scripts implements AutoCloseable {

  private final ScriptRuntime runtime = new ScriptRuntime(Limits.STANDARD);

  /**
   * What is wrong with an expression: its syntax, and the unknown names that a trial run with
   * example values meets. Any other failure of the trial says more about the examples than about
   * the expression and isn't reported.
   */
  public Problems check(Expression expression, Map<String, ?> examples) {
    return runtime.check(expression, examples);
  }

  public ScriptSession open() {
    return runtime.open();
  }

  @Override
  public void close() {
    runtime.close();
  }
}
