package dev.formwork.workspace.login;

import dev.formwork.kernel.LocalizedText;
import java.util.List;

/** Who can be tried out with one click; a bean of this type stands only in demo mode. */
public interface DemoPeople {

  List<DemoPerson> all();

  /** The apps that can be tried out, each with whom to be in it. */
  List<DemoApp> apps();

  /** An app and the people who show it best. */
  record DemoApp(LocalizedText title, LocalizedText description, List<Stop> stops) {
    public DemoApp {
      stops = List.copyOf(stops);
    }
  }

  /**
   * One look around.
   *
   * @param sees what one finds as that person
   */
  record Stop(DemoPerson person, LocalizedText sees) {}

  /**
   * One card on the sign-in page.
   *
   * @param post what the person does and where, as in "Sales consultant, East store"
   */
  record DemoPerson(String username, String password, LocalizedText name, LocalizedText post) {}
}
