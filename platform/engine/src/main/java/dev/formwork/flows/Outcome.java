package dev.formwork.flows;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.ValueSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person can decide on a task. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Outcome {

  DefinitionKey key();

  /** What stands on the button. */
  LocalizedText title();

  /** Whether words are wanted with it. */
  OpinionRule opinionRule();

  /** Fields and where their new values come from, when it is decided. */
  Map<FieldKey, ValueSource> set();

  /** Yes: the flow goes on. Words are optional unless said otherwise. */
  @JsonTypeName("agree")
  record Agree(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      Map<FieldKey, ValueSource> set,
      DefinitionKey next)
      implements Outcome {

    public Agree {
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.OPTIONAL : opinion;
    }
  }

  /** No, for good. Words are required unless said otherwise. */
  @JsonTypeName("reject")
  record Reject(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      Map<FieldKey, ValueSource> set,
      DefinitionKey next)
      implements Outcome {

    public Reject {
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.REQUIRED : opinion;
    }
  }

  /** Not yet: back, to be corrected and submitted again. Words are required. */
  @JsonTypeName("return")
  record Return(
      DefinitionKey key,
      LocalizedText title,
      @Nullable OpinionRule opinion,
      Map<FieldKey, ValueSource> set,
      @Nullable ReturnTarget to,
      @Nullable ResubmitFrom resubmit)
      implements Outcome {

    public Return {
      set = SetValues.of(set);
    }

    @Override
    public OpinionRule opinionRule() {
      return opinion == null ? OpinionRule.REQUIRED : opinion;
    }

    public ResubmitFrom goesOn() {
      return resubmit == null ? ResubmitFrom.RESTART : resubmit;
    }
  }

  /** The record was corrected; not written in definitions, every returned record has it. */
  @JsonIgnoreType
  record Resubmit(DefinitionKey key, LocalizedText title) implements Outcome {

    public static final Resubmit RESUBMIT =
        new Resubmit(DefinitionKey.of("resubmit"), LocalizedText.of("Submit again", "重新提交"));

    @Override
    public OpinionRule opinionRule() {
      return OpinionRule.OPTIONAL;
    }

    @Override
    public Map<FieldKey, ValueSource> set() {
      return Map.of();
    }
  }
}
