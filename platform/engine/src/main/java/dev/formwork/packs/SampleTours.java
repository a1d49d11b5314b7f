package dev.formwork.packs;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.NoPermission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;

/** In demo mode: what the installed apps are for, and whom to be to look around in them. */
@Service
@ConditionalOnProperty("formwork.demo")
@NoPermission(because = "titles of apps and sample people, shown before anybody signs in to a demo")
public class SampleTours {

  private final Apps apps;

  SampleTours(Apps apps) {
    this.apps = apps;
  }

  /**
   * An app as it introduces itself.
   *
   * @param position among others, the lowest first
   */
  public record Introduced(
      int position, LocalizedText title, LocalizedText description, List<SampleTour.Stop> stops) {

    public Introduced {
      stops = List.copyOf(stops);
    }
  }

  /** All installed apps that have a tour, in its order. */
  public List<Introduced> all() {
    return apps.installed().stream()
        .flatMap(app -> introduced(app).stream())
        .sorted(Comparator.comparingInt(Introduced::position))
        .toList();
  }

  private Optional<Introduced> introduced(App app) {
    String text = apps.source(app.key(), app.release()).files().get(SampleTour.FILE);
    if (text == null) {
      return Optional.empty();
    }
    var manifest = apps.current(app.key()).manifest();
    SampleTour tour = SampleTour.read(text).get();
    return Optional.of(
        new Introduced(tour.position(), manifest.title(), manifest.description(), tour.stops()));
  }
}
