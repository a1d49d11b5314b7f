package dev.formwork.flows;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Options;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ExampleValues;
import dev.formwork.rules.ValueKind;
import java.util.List;
import java.util.Optional;

/** What is known of the fields that conditions of a flow ask about. */
record FormExamples(FlowChecks.FieldKinds fields) implements ExampleValues.Fields {

  @Override
  public Optional<ValueKind> kind(FieldKey field) {
    return fields.field(field).map(Field::type).map(ValueKinds::of);
  }

  /** The options that are written in the form. */
  @Override
  public List<Object> choices(FieldKey field) {
    return fields
        .field(field)
        .map(Field::type)
        .filter(FieldType.Choice.class::isInstance)
        .map(type -> ((FieldType.Choice) type).options())
        .filter(Options.Inline.class::isInstance)
        .map(options ->
            ((Options.Inline) options)
                .options().stream().<Object>map(option -> option.key()).toList())
        .orElse(List.of());
  }

  @Override
  public int digits(FieldKey field) {
    return switch (fields.field(field).map(Field::type).orElse(null)) {
      case FieldType.Money money -> money.digits();
      case FieldType.Decimal decimal -> decimal.digits();
      case FieldType.Computed computed -> computed.digits();
      case null, default -> 0;
    };
  }

  @Override
  public boolean isRequired(FieldKey field) {
    return fields.field(field).map(Field::required).orElse(false);
  }
}
