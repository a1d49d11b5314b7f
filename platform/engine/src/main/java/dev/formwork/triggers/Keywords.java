package dev.formwork.triggers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds words in texts: whatever their case and width, Chinese anywhere, and words of letters only
 * where no other letter or digit adjoins.
 */
public final class Keywords {

  private final List<KeywordList.Word> words;
  private final List<String> not;

  /**
   * @param not phrases in which no word counts
   */
  public Keywords(Collection<KeywordList.Word> words, Collection<String> not) {
    this.words = List.copyOf(words);
    this.not = List.copyOf(not);
  }

  /**
   * A place where a word stands, for highlighting.
   *
   * @param word as the list has it
   * @param found as the list has the word or synonym that stands there
   * @param from index of its first character in the text as it was written
   * @param to index behind its last character
   */
  public record Hit(String word, String found, KeywordList.Severity severity, int from, int to) {}

  /** All places, from the first to the last. */
  public List<Hit> in(String text) {
    Folded folded = Folded.of(text);
    var hits = new ArrayList<Hit>();
    for (KeywordList.Word word : words) {
      List<int[]> covered = new ArrayList<>(places(folded, not));
      covered.addAll(places(folded, word.not()));
      word.all()
          .distinct()
          .forEach(each -> {
            for (int[] place : places(folded, List.of(each))) {
              if (covered.stream().noneMatch(it -> it[0] <= place[0] && place[1] <= it[1])) {
                hits.add(
                    new Hit(
                        word.word(),
                        each,
                        word.gravity(),
                        folded.start(place[0]),
                        folded.end(place[1])));
              }
            }
          });
    }
    hits.sort(Comparator.comparingInt(Hit::from).thenComparingInt(Hit::to));
    return List.copyOf(hits);
  }

  private static List<int[]> places(Folded text, Collection<String> words) {
    var places = new ArrayList<int[]>();
    for (String word : words) {
      String sought = Folded.of(word.strip()).text();
      int at = sought.isEmpty() ? -1 : text.text().indexOf(sought);
      while (at >= 0) {
        int end = at + sought.length();
        if (isWhole(text.text(), at, end)) {
          places.add(new int[] {at, end});
        }
        at = text.text().indexOf(sought, at + 1);
      }
    }
    return places;
  }

  private static boolean isWhole(String text, int from, int to) {
    boolean begins = from == 0 || !(isLatin(text.charAt(from)) && isLatin(text.charAt(from - 1)));
    boolean ends =
        to == text.length() || !(isLatin(text.charAt(to - 1)) && isLatin(text.charAt(to)));
    return begins && ends;
  }

  /** Letters and digits of scripts that put spaces between words, as far as they concern us. */
  private static boolean isLatin(char c) {
    return Character.isDigit(c)
        || (Character.isLetter(c)
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.KATAKANA);
  }

  /**
   * A text as it is compared, with the place that each of its characters had.
   *
   * @param from index in the original of the character that each one comes from
   * @param to index behind that character
   */
  private record Folded(String text, List<Integer> from, List<Integer> to) {

    static Folded of(String original) {
      var text = new StringBuilder();
      var from = new ArrayList<Integer>();
      var to = new ArrayList<Integer>();
      int at = 0;
      while (at < original.length()) {
        int next = at + Character.charCount(original.codePointAt(at));
        String folded =
            Normalizer.normalize(original.substring(at, next), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        text.append(folded);
        for (int i = 0; i < folded.length(); i++) {
          from.add(at);
          to.add(next);
        }
        at = next;
      }
      return new Folded(text.toString(), from, to);
    }

    int start(int index) {
      return from.get(index);
    }

    int end(int index) {
      return to.get(index - 1);
    }
  }
}
