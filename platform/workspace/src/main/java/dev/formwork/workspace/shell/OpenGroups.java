package dev.formwork.workspace.shell;

import com.vaadin.flow.server.VaadinRequest;
import dev.formwork.identity.CurrentActor;
import dev.formwork.workspace.shell.NavigationPart.Group;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which groups of the navigation the person at the screen keeps open. The page itself writes it, in
 * a cookie for each person, so that nothing jumps when a page comes.
 */
final class OpenGroups {

  /** So few places fit on a screen: as long as nobody has chosen, all of them show. */
  private static final int FEW = 14;

  private static final String SEPARATOR = "\\.";

  private final String cookie;
  private final @Nullable Set<String> chosen;
  private final boolean few;

  private OpenGroups(String cookie, @Nullable Set<String> chosen, boolean few) {
    this.cookie = cookie;
    this.chosen = chosen;
    this.few = few;
  }

  static OpenGroups of(CurrentActor current, List<Group> groups) {
    String person = current.find().map(actor -> actor.person().id()).orElse("");
    String cookie = "menu-" + person.replaceAll("[^A-Za-z0-9-]", "");
    int places = groups.stream().mapToInt(group -> group.entries().size()).sum();
    return new OpenGroups(cookie, chosen("formwork-" + cookie), places <= FEW);
  }

  /** Where the page keeps it. */
  String cookie() {
    return cookie;
  }

  /** Whether a group shows its places, be it that one of them is where the person is. */
  boolean isOpen(String key, boolean here) {
    return here || (chosen == null ? few : chosen.contains(key));
  }

  /** As {@link #isOpen}, of what is closed until somebody opens it. */
  boolean isOpened(String key, boolean here) {
    return here || (chosen != null && chosen.contains(key));
  }

  private static @Nullable Set<String> chosen(String cookie) {
    Cookie[] cookies = VaadinRequest.getCurrent().getCookies();
    return cookies == null
        ? null
        : Stream.of(cookies)
            .filter(each -> each.getName().equals(cookie))
            .findFirst()
            .map(each -> Set.copyOf(List.of(each.getValue().split(SEPARATOR))))
            .orElse(null);
  }
}
