package dev.formwork.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The front page of an app, {@code pack.yaml}.
 *
 * @param key the key of the app
 * @param version of the app as semantic versioning has it, as in {@code 1.4.0}
 * @param platform the platform versions it runs on, as in {@code ^0.1}; absent = any
 * @param dependencies the apps it builds on, each with a version range
 * @param icon name of the picture beside its title; absent = one for all apps
 * @param secondPerson whether a draft of it goes live only if a second person agrees
 * @param menu its lines in the navigation, in order; empty = as they come
 */
public record Manifest(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText description,
    String version,
    @Nullable String platform,
    Map<DefinitionKey, String> dependencies,
    @Nullable String licence,
    @Nullable String icon,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean secondPerson,
    List<MenuSection> menu,
    List<Parameter> parameters) {

  /** The kind {@code pack}: one for each app, the file {@code pack.yaml}. */
  public static final DefinitionType<Manifest> TYPE = new ManifestType();

  public Manifest {
    dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    menu = List.copyOf(menu);
    parameters = List.copyOf(parameters);
  }

  /** An app that needs nothing. */
  public static Manifest of(String key, LocalizedText title) {
    return new Manifest(
        DefinitionKey.of(key),
        title,
        LocalizedText.EMPTY,
        "0.1.0",
        null,
        Map.of(),
        null,
        null,
        false,
        List.of(),
        List.of());
  }

  /** The default of each parameter, typed. */
  public Map<String, Object> parameterDefaults() {
    var defaults = new LinkedHashMap<String, Object>();
    for (Parameter parameter : parameters) {
      defaults.put(parameter.key().value(), parameter.type().typed(parameter.defaultValue()));
    }
    return defaults;
  }

  /**
   * A setting of an app that the administrator may change without a release; scripts see it as
   * {@code params.key}.
   */
  public record Parameter(
      FieldKey key,
      LocalizedText title,
      LocalizedText help,
      ParameterType type,
      @JsonProperty("default") Object defaultValue) {}
}
