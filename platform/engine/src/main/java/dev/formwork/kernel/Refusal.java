package dev.formwork.kernel;

import java.util.stream.Collectors;

/** An answer of "no" that a caller can act on; each kind has its HTTP status. */
public abstract sealed class Refusal extends RuntimeException {

  private final Problems problems;

  private Refusal(Problems problems) {
    super(
        problems.stream()
            .map(p -> p.code() + (p.path().isEmpty() ? "" : " at " + p.path()))
            .collect(Collectors.joining("; ")));
    this.problems = problems;
  }

  public Problems problems() {
    return problems;
  }

  /** The code of the first problem. */
  public String code() {
    return problems.list().getFirst().code();
  }

  /** The input or definition breaks rules that it can be told about (422, or 400 if malformed). */
  public static final class Invalid extends Refusal {
    public Invalid(Problems problems) {
      super(problems);
    }

    public Invalid(Problem problem) {
      super(Problems.of(problem));
    }
  }

  /** There is no such thing, or the actor may not know that there is (404). */
  public static final class NotFound extends Refusal {
    public NotFound(Problem problem) {
      super(Problems.of(problem));
    }

    public NotFound(String code) {
      this(Problem.error(code, ""));
    }
  }

  /** The actor may know that the thing exists, but may not do this to it (403). */
  public static final class Forbidden extends Refusal {
    public Forbidden(Problems problems) {
      super(problems);
    }

    public Forbidden(Problem problem) {
      super(Problems.of(problem));
    }
  }

  /** The thing has changed in the meantime, or is in another state than the act needs (409). */
  public static final class Conflict extends Refusal {
    public Conflict(Problem problem) {
      super(Problems.of(problem));
    }

    public Conflict(Problems problems) {
      super(problems);
    }
  }

  /** More than a limit allows: size, count, rate, time (413 or 429). */
  public static final class TooMuch extends Refusal {
    public TooMuch(Problem problem) {
      super(Problems.of(problem));
    }
  }
}
