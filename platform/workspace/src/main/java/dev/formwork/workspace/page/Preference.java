package dev.formwork.workspace.page;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.stream.Stream;

/** How this browser wants the page: a cookie that the page itself sets. */
public enum Preference {
  /** Light or dark; unset follows the system. */
  THEME("theme", "light", "dark"),
  /** Whether the navigation is folded to pictures. */
  SIDE("side", "folded"),
  /** Whether the tour of the form editor was seen. */
  TOUR("tour", "seen");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
  private final List<String> choices;

  Preference(String name, String... choices) {
    this.name = name;
    this.choices = List.of(choices);
  }

  /** The choice of this browser; empty where it has made none that we know. */
  public String of(VaadinRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ""
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals("formwork-" + name))
            .map(Cookie::getValue)
            .filter(choices::contains)
            .findFirst()
            .orElse("");
  }

  String attribute() {
    return "data-" + name;
  }
}
