package dev.formwork.messages;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text with places for values between double braces: {@code {{customer.name}}} of the record,
 * {@code {{$receiver}}} of the occasion, {@code {{$param.firstReviewHours}}} of the app.
 */
public record MergeText(List<Part> parts) {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String PARAM = "$param.";

  public MergeText {
    parts = List.copyOf(parts);
  }

  /** A piece of the text. */
  public sealed interface Part {}

  /** Words as they stand. */
  public record Words(String text) implements Part {}

  /** A value of the record, or of one that it names. */
  public record Value(RecordPath path) implements Part {}

  /** A parameter of the app. */
  public record Param(FieldKey key) implements Part {}

  /** Something of the occasion. */
  public record Told(Fact fact) implements Part {}

  /** A place that names nothing. */
  public record Unreadable(String text) implements Part {}

  /** What is known of the occasion. */
  public enum Fact {
    /** The name of whom it is said to. */
    RECEIVER,
    /** The name of who brought it about. */
    BY,
    /** What that person wrote with it: an opinion, a reason. */
    WORDS,
    /** Where the record is found; nothing where the platform does not know its address. */
    LINK,
    /** The title of the form. */
    FORM,
    /** The day it is. */
    TODAY,
    /** Where a customer says that he wants no more of it; as the link. */
    OPTOUT;

    /** As texts write it. */
    public String key() {
      return "$" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<Fact> named(String key) {
      return Arrays.stream(values()).filter(fact -> fact.key().equals(key)).findFirst();
    }
  }

  public static MergeText of(String text) {
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf(OPEN, at);
      int close = open < 0 ? -1 : text.indexOf(CLOSE, open);
      if (close < 0) {
        parts.add(open < 0 ? new Words(text.substring(at)) : new Unreadable(text.substring(open)));
        break;
      }
      if (open > at) {
        parts.add(new Words(text.substring(at, open)));
      }
      parts.add(place(text.substring(open + OPEN.length(), close).strip()));
      at = close + CLOSE.length();
    }
    return new MergeText(parts);
  }

  private static Part place(String name) {
    Optional<Fact> fact = Fact.named(name);
    if (fact.isPresent()) {
      return new Told(fact.get());
    }
    try {
      return name.startsWith(PARAM)
          ? new Param(FieldKey.of(name.substring(PARAM.length())))
          : new Value(RecordPath.of(name));
    } catch (IllegalArgumentException notAPath) {
      return new Unreadable(name);
    }
  }

  /** A text with other paths at its places; all else stays as it is written. */
  public static String rewritten(String text, UnaryOperator<RecordPath> other) {
    return changed(
        text,
        part ->
            part instanceof Value(var path)
                ? Optional.of(new Change(path.toString(), other.apply(path).toString()))
                : Optional.empty());
  }

  /** A text that names another parameter instead of one; all else stays as it is written. */
  public static String withParam(String text, FieldKey old, FieldKey now) {
    return changed(
        text,
        part ->
            part.equals(new Param(old))
                ? Optional.of(new Change(PARAM + old, PARAM + now))
                : Optional.empty());
  }

  /** Words at a place, and what stands there instead. */
  private record Change(String before, String after) {}

  private static String changed(String text, Function<Part, Optional<Change>> change) {
    var written = new StringBuilder();
    int at = 0;
    int open = text.indexOf(OPEN);
    int close = open < 0 ? -1 : text.indexOf(CLOSE, open);
    while (close >= 0) {
      String inside = text.substring(open + OPEN.length(), close);
      written.append(text, at, open + OPEN.length());
      written.append(
          change
              .apply(place(inside.strip()))
              .map(each -> inside.replace(each.before(), each.after()))
              .orElse(inside));
      at = close;
      open = text.indexOf(OPEN, close);
      close = open < 0 ? -1 : text.indexOf(CLOSE, open);
    }
    return written.append(text, at, text.length()).toString();
  }

  /** The whole text, each place filled. */
  public String filled(Function<Part, String> value) {
    return parts.stream()
        .map(part -> part instanceof Words(var words) ? words : value.apply(part))
        .collect(Collectors.joining());
  }

  /** The parameters that it names. */
  public List<FieldKey> params() {
    return parts.stream()
        .filter(Param.class::isInstance)
        .map(part -> ((Param) part).key())
        .toList();
  }

  /** The values of records that it names. */
  public List<RecordPath> paths() {
    return parts.stream()
        .flatMap(part ->
            part instanceof Value(var path)
                ? java.util.stream.Stream.of(path)
                : java.util.stream.Stream.empty())
        .toList();
  }
}
