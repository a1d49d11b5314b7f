package dev.formwork.triggers;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that somebody should hear of when they are written.
 *
 * @param not phrases in which none of the words counts, as "no brake failure"
 */
public record KeywordList(
    DefinitionKey key, LocalizedText title, List<Word> words, List<String> not) {

  public static final DefinitionType<KeywordList> TYPE = new KeywordListType();

  public KeywordList {
    words = List.copyOf(words);
    not = List.copyOf(not);
  }

  /**
   * A word with others that mean the same.
   *
   * @param also synonyms
   * @param not phrases in which it doesn't count
   * @param severity how grave it is; medium where absent
   */
  public record Word(
      String word, List<String> also, List<String> not, @Nullable Severity severity) {
    public Word {
      also = List.copyOf(also);
      not = List.copyOf(not);
    }

    public Severity gravity() {
      return severity == null ? Severity.MEDIUM : severity;
    }

    /** The word and its synonyms. */
    public Stream<String> all() {
      return Stream.concat(Stream.of(word), also.stream());
    }
  }

  /** How grave a word is. */
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
  }
}
