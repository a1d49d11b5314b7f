package dev.formwork.workspace.shell;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import java.util.List;

/** What one feature puts into the menus of the apps, for the person at the screen. */
public interface AppPlaces {

  /** What the places are called in menus of packs, as in {@code form}. */
  String kind();

  /** The places that this person may go to, in the order in which they come unasked. */
  List<Place> places();

  /**
   * One place.
   *
   * @param unasked whether it shows also where the menu of the app doesn't name it
   */
  record Place(QualifiedKey key, Entry entry, boolean unasked) {}
}
