package dev.formwork.triggers;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Keyword lists as a kind of definition. */
final class KeywordListType implements DefinitionType<KeywordList> {

  @Override
  public String kind() {
    return "keyword-list";
  }

  @Override
  public String folder() {
    return "keyword-lists";
  }

  @Override
  public String schema() {
    return "keyword-list.schema.json";
  }

  @Override
  public Class<KeywordList> valueType() {
    return KeywordList.class;
  }

  @Override
  public DefinitionKey key(KeywordList list) {
    return list.key();
  }

  @Override
  public LocalizedText title(KeywordList list) {
    return list.title();
  }

  @Override
  public Problems check(KeywordList list, DefinitionKey app, Catalog catalog) {
    return new Problems(problems(list.words(), "/words"));
  }

  /** What is wrong with words, wherever they stand. */
  static List<Problem> problems(List<KeywordList.Word> words, String at) {
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      for (String each : words.get(i).all().toList()) {
        if (each.isBlank()) {
          problems.add(Problem.error("keywords.word.empty", at + "/" + i));
        } else if (!seen.add(each.strip().toLowerCase(Locale.ROOT))) {
          problems.add(Problem.error("keywords.word.twice", at + "/" + i).with("word", each));
        }
      }
    }
    return problems;
  }
}
