package dev.formwork.workspace.apps;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.shell.AppPlaces;
import dev.formwork.workspace.shell.AppPlaces.Place;
import dev.formwork.workspace.shell.NavigationPart.Group;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The menu of each app as its pack orders it, with what the person at the screen may open. */
@Component
final class AppMenus {

  private static final String ANY_APP = "layers";

  private final Apps apps;
  private final List<AppPlaces> features;

  AppMenus(Apps apps, List<AppPlaces> features) {
    this.apps = apps;
    this.features = List.copyOf(features);
  }

  /** A group for each app in which there is somewhere to go. */
  List<Group> groups() {
    Map<DefinitionKey, Map<MenuOrder.Name, Place>> byApp = new LinkedHashMap<>();
    features.forEach(feature ->
        feature
            .places()
            .forEach(place ->
                byApp
                    .computeIfAbsent(place.key().app(), _ -> new LinkedHashMap<>())
                    .put(new MenuOrder.Name(feature.kind(), place.key().key()), place)));
    return apps.installed().stream()
        .map(app -> group(app, byApp.getOrDefault(app.key(), Map.of())))
        .filter(group -> !group.entries().isEmpty())
        .toList();
  }

  private Group group(App app, Map<MenuOrder.Name, Place> places) {
    Manifest manifest = apps.current(app.key()).manifest();
    String icon = manifest.icon();
    return new Group(
        app.key().value(),
        Say.t(app.title()),
        icon == null ? ANY_APP : icon,
        MenuOrder.sections(manifest.menu(), places, t("shell.more")));
  }
}
