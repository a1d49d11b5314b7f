package dev.formwork.bench.program;

import dev.formwork.bench.Row;
import dev.formwork.bench.measure.Deadline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What pages cost: bytes and requests of a first and of a later visit, and the heap that a session
 * holds on the server while its page is open. Both are counted, not timed: noise does not move
 * them.
 */
public final class Pages {

  static final int SESSIONS = 25;

  private static final String PASSWORD = "demo";
  private static final String MAIN = ".fw-crumbs";

  private final Path jar;
  private final Path packs;
  private final Deadline deadline;

  public Pages(Path jar, Path packs, Deadline deadline) {
    this.jar = jar;
    this.packs = packs;
    this.deadline = deadline;
  }

  public List<Row> rows() {
    var chromium = Browser.find();
    if (chromium.isEmpty()) {
      return List.of(
          Row.notMeasured("page-weight", null, null, "no Chromium is on the path"),
          Row.notMeasured("session-heap", (long) SESSIONS, null, "no Chromium is on the path"));
    }
    try (var program =
            Program.start(
                jar,
                "--formwork.data=memory",
                "--formwork.demo=true",
                "--formwork.packs=" + packs);
        var browser = Browser.start(chromium.get())) {
      var rows = new ArrayList<Row>();
      weigh(program, browser.open(), rows);
      var tab = browser.open();
      heap(program, tab, "inbox", "", rows);
      heap(program, tab, "list", "/apps/order/vehicle-order", rows);
      heap(program, tab, "form", "/apps/order/vehicle-order/new", rows);
      return rows;
    }
  }

  private static void weigh(Program program, Tab tab, List<Row> rows) {
    String login = program.address() + "/login";
    String inbox = program.address() + "/inbox";
    try {
      tab.weigh();
      tab.open(login, ".fw-login-submit");
      rows.add(row("sign-in page, first visit", tab));
      tab.open(login, ".fw-login-submit");
      rows.add(row("sign-in page, later visit", tab));
      tab.signIn(program.address(), "consultant", PASSWORD);
      tab.forgetWhatWasLoaded();
      tab.weigh();
      tab.open(inbox, MAIN);
      rows.add(row("inbox, first visit", tab));
      tab.open(inbox, MAIN);
      rows.add(row("inbox, later visit", tab));
    } catch (IllegalStateException failure) {
      rows.add(Row.notMeasured("page-weight", null, null, String.valueOf(failure.getMessage())));
    }
  }

  private static Row row(String page, Tab tab) {
    var weight = tab.weigh();
    return Row.ofBytes("page-weight: " + page, null, weight.bytes(), weight.requests());
  }

  /** Signs in again and again and leaves each session with one page open. */
  private void heap(Program program, Tab tab, String page, String path, List<Row> rows) {
    String operation = "session-heap: " + page;
    try {
      visit(program, tab, path);
      long before = program.liveBytes();
      for (int i = 0; i < SESSIONS; i++) {
        if (deadline.isOver()) {
          throw new IllegalStateException("the time for this run was over");
        }
        tab.forgetWhoIAm();
        visit(program, tab, path);
      }
      long more = program.liveBytes() - before;
      rows.add(Row.ofBytes(operation, (long) SESSIONS, more / SESSIONS, null));
    } catch (IllegalStateException failure) {
      rows.add(
          Row.notMeasured(operation, (long) SESSIONS, null, String.valueOf(failure.getMessage())));
    }
  }

  private static void visit(Program program, Tab tab, String path) {
    tab.signIn(program.address(), "consultant", PASSWORD);
    if (!path.isEmpty()) {
      tab.open(program.address() + path, MAIN);
    }
  }
}
