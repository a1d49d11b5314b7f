package dev.formwork.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How definitions are read from JSON and written to it. */
public final class Definitions {

  private static final JsonSetter.Value EMPTY_FOR_ABSENT =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
          .withConfigOverride(List.class, it -> it.setNullHandling(EMPTY_FOR_ABSENT))
          .withConfigOverride(Set.class, it -> it.setNullHandling(EMPTY_FOR_ABSENT))
          .withConfigOverride(Map.class, it -> it.setNullHandling(EMPTY_FOR_ABSENT))
          .withConfigOverride(LocalizedText.class, it -> it.setNullHandling(EMPTY_FOR_ABSENT))
          .changeDefaultPropertyInclusion(it ->
              it.withValueInclusion(JsonInclude.Include.NON_EMPTY)
                  .withContentInclusion(JsonInclude.Include.ALWAYS))
          .addModule(
              new SimpleModule("definitions")
                  .addDeserializer(LocalizedText.class, new LocalizedTextJson.Reader())
                  .addSerializer(LocalizedText.class, new LocalizedTextJson.Writer()))
          .build();

  private static final SchemaCheck SCHEMAS = new SchemaCheck();

  private Definitions() {}

  /**
   * Reads the YAML or JSON text of a definition: safely, against its schema, into its value. What
   * it means and whom it references is not looked at.
   */
  public static <T> ReadDefinition<T> read(DefinitionType<T> type, String text) {
    return read(type.schema(), type.valueType(), text);
  }

  /** The same for a file that is no definition, as the samples of a pack. */
  public static <T> ReadDefinition<T> read(String schema, Class<T> valueType, String text) {
    ReadYaml source = Yaml.read(text);
    if (!source.isFine()) {
      return new ReadDefinition<>(null, source.problems(), source);
    }
    Problems problems = SCHEMAS.check(source.tree(), schema);
    if (problems.hasErrors()) {
      return new ReadDefinition<>(null, problems, source);
    }
    return value(valueType, source);
  }

  private static <T> ReadDefinition<T> value(Class<T> type, ReadYaml source) {
    try {
      T value = MAPPER.treeToValue(source.tree(), type);
      return new ReadDefinition<>(value, Problems.NONE, source);
    } catch (JacksonException e) {
      return new ReadDefinition<>(null, Problems.of(problem(e)), source);
    }
  }

  /** What a value class refused although the schema let it pass. */
  private static Problem problem(JacksonException e) {
    var pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : null;
    String detail = cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
    return Problem.error("definitions.read.value", pointer.toString())
        .with("detail", detail.lines().findFirst().orElse(""));
  }

  /**
   * The one mapper of definitions. An unknown key fails; an absent list, set, map or localized text
   * is empty; an absent number or switch is 0 or false unless boxed; enum constants are written
   * {@code department-tree}; whole numbers are Long and others BigDecimal where the type is Object;
   * keys keep the order of the record.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
