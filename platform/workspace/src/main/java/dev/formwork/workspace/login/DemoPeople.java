package dev.formwork.workspace.login;

import dev.formwork.kernel.LocalizedText;
import java.util.List;

/** Who can be tried out with one click; a bean of this type stands only in demo mode. */
@FunctionalInterface
public interface DemoPeople {

  List<DemoPerson> all();

  /**
   * One card on the sign-in page.
   *
   * @param post what the person does and where, as in "Sales consultant, East store"
   */
  record DemoPerson(String username, String password, LocalizedText name, LocalizedText post) {}
}
