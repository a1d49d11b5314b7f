package dev.formwork.scripting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.junit.jupiter.api.Test;

/**
 * GraalVM's own check of a sandbox refuses some options that bound our scripts, most of them
 * because they are experimental. Everything else of the recipe has to pass it, so that a slip in
 * the recipe is found by those who know the engine.
 */
class TheOptionsUnderTheStricterPolicyTest {

  /** What the policy doesn't take; shorter with a newer engine is good news. */
  private static final Set<String> REFUSED =
      Set.of(
          "js.atomics",
          "js.bigint",
          "js.foreign-object-prototype",
          "js.global-arguments",
          "js.intl-402",
          "js.java-package-globals",
          "js.max-apply-argument-length",
          "js.max-typed-array-length",
          "js.polyglot-builtin",
          "js.regexp-static-result",
          "js.shared-array-buffer",
          "js.string-length-limit");

  @Test
  void passButForTheOptionsThatItRefuses() {
    var options = new TreeMap<>(Sandbox.OPTIONS);
    options.keySet().removeAll(REFUSED);

    assertThat(options).hasSizeGreaterThan(5);
    assertThat(answerOf(options)).isEqualTo(42);
  }

  private static int answerOf(Map<String, String> options) {
    var builder =
        Context.newBuilder(Sandbox.LANGUAGE)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.CONSTRAINED)
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .options(options);
    try (var context = Sandbox.denied(builder).build()) {
      return context.eval(Sandbox.LANGUAGE, "6 * 7").asInt();
    }
  }
}
