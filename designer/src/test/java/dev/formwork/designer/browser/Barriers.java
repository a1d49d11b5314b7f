package dev.formwork.designer.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * What on a page keeps people out who read it with a screen reader, by keyboard or with weak eyes,
 * as axe-core finds it by the rules of WCAG 2.2 (A and AA) and by good practice.
 */
final class Barriers {

  /**
   * Each finding in a line with what it is about. Vaadin's own are left out: its indicator of a
   * lost connection stands outside of everything, its picker of a moment says of a group that it is
   * required, and links in the cells of its grid lie on cells that the keyboard reaches too. What
   * lies in the picture of a flow is as large as it is zoomed.
   */
  private static final String LOOK =
      """
      async () => {
        const found = await axe.run(
          { exclude: ['vaadin-connection-indicator'] },
          { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            elementRef: true });
        return found.violations.flatMap((rule) => rule.nodes
          .filter((node) => !(rule.id === 'aria-allowed-attr'
            && node.html.startsWith('<vaadin-date-time-picker')))
          .filter((node) => !(rule.id === 'target-size'
            && (node.element?.closest('vaadin-grid, .react-flow')
              || node.element?.getRootNode().host?.closest('vaadin-grid'))))
          .map((node) => `${rule.id}: ${rule.help}: ${node.target.join(' ')}: `
            + [...node.any, ...node.all].map((each) => each.message).join('; ')));
      }
      """;

  private static final String AXE = script();

  private Barriers() {}

  @SuppressWarnings("unchecked") // the script answers with lines
  static List<String> on(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate(AXE);
    }
    return (List<String>) page.evaluate(LOOK);
  }

  private static String script() {
    try (var script = Barriers.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
