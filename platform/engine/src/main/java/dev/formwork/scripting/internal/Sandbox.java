package dev.formwork.scripting.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The one engine and the recipe of its contexts: everything denied, every size bounded. */
final class Sandbox implements AutoCloseable {

  static final String LANGUAGE = "js";

  static final long MOST_STATEMENTS = 5_000_000;

  /** What a script can use of the language and how much of it; each line stops some attack. */
  static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("js.strict", "true"),
          Map.entry("js.locale", "en"),
          Map.entry("js.allow-eval", "false"),
          Map.entry("js.bigint", "false"),
          Map.entry("js.string-length-limit", "500000"),
          Map.entry("js.max-typed-array-length", "1000000"),
          Map.entry("js.max-apply-argument-length", "10000"),
          Map.entry("js.regexp-static-result", "false"),
          Map.entry("js.foreign-object-prototype", "false"),
          Map.entry("js.shared-array-buffer", "false"),
          Map.entry("js.atomics", "false"),
          Map.entry("js.intl-402", "false"),
          Map.entry("js.load", "false"),
          Map.entry("js.print", "false"),
          Map.entry("js.console", "false"),
          Map.entry("js.global-arguments", "false"),
          Map.entry("js.graal-builtin", "false"),
          Map.entry("js.polyglot-builtin", "false"),
          Map.entry("js.java-package-globals", "false"),
          Map.entry("sandbox.MaxStackFrames", "500"),
          Map.entry("sandbox.MaxASTDepth", "1000"));

  private final Engine engine;
  private final Source guards = inner("guards.js");
  private final Source library = inner("library.js");
  private final Source lock = inner("lock.js");
  private final ResourceLimits limits =
      ResourceLimits.newBuilder().statementLimit(MOST_STATEMENTS, null).build();

  Sandbox() {
    this.engine =
        Engine.newBuilder(LANGUAGE)
            .allowExperimentalOptions(true)
            .options(OPTIONS)
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .logHandler(new SLF4JBridgeHandler())
            .build();
  }

  /** A fresh context, not hardened yet. */
  Context context() {
    return denied(
            Context.newBuilder(LANGUAGE).engine(engine).allowHostAccess(HostAccess.CONSTRAINED))
        .resourceLimits(limits)
        .build();
  }

  /** Nothing of the host, one place in time. */
  static Context.Builder denied(Context.Builder context) {
    return context
        .allowAllAccess(false)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowIO(IOAccess.NONE)
        .allowHostClassLoading(false)
        .allowCreateThread(false)
        .allowCreateProcess(false)
        .allowNativeAccess(false)
        .allowValueSharing(false)
        .timeZone(ZoneOffset.UTC);
  }

  /** Hardens a context from inside; gives what the host needs of it. */
  Value harden(Context context) {
    context.eval(guards);
    context.eval(library);
    return context.eval(lock);
  }

  private static Source inner(String name) {
    try (InputStream in = Sandbox.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder(LANGUAGE, text, name).internal(true).buildLiteral();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
