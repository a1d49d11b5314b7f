package dev.formwork.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private Definitions() {}

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
