package dev.formwork.reports;

import dev.formwork.access.Action;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.NoPermission;
import dev.formwork.kernel.Permission;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.records.LiveAccess;
import dev.formwork.rules.Condition;
import dev.formwork.sheets.SheetFormat;
import dev.formwork.sheets.SheetWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes reports out of the platform: what the actor would see on screen, and not a row more. */
@Service
public class ReportExport {

  private static final Logger log = LoggerFactory.getLogger(ReportExport.class);

  private final ReportService reports;
  private final LiveAccess access;
  private final SheetWriter writer;
  private final ExportTurns turns;
  private final Time time;

  ReportExport(
      ReportService reports, LiveAccess access, SheetWriter writer, ExportTurns turns, Time time) {
    this.reports = reports;
    this.access = access;
    this.writer = writer;
    this.turns = turns;
    this.time = time;
  }

  /** The clock, and where the business is. */
  @org.springframework.stereotype.Component("timeOfReports")
  record Time(Clock clock, ZoneId zone) {
    ZonedDateTime now() {
      return clock.instant().atZone(zone);
    }
  }

  /** Whether {@link #file} would answer. */
  @NoPermission(because = "it is the question itself")
  public boolean mayExport(Actor actor, QualifiedKey key) {
    return reports.mayRun(actor, key)
        && access
            .current()
            .decide(actor, Action.EXPORT, reports.report(actor, key).formIn(key.app()))
            .allowed();
  }

  /**
   * The report as a file, in the actor's language.
   *
   * @param filter what the caller narrows it to, beside the filter of the report
   */
  @Permission("the report, and export and read on its form; only records within the actor's scope")
  public ReportFile file(Actor actor, QualifiedKey key, Condition filter, SheetFormat format) {
    Report report = reports.report(actor, key);
    access.current().decide(actor, Action.EXPORT, report.formIn(key.app())).orThrow();
    return turns.take(
        actor,
        () -> {
          ReportResult result = reports.run(actor, key, filter);
          ZonedDateTime now = time.now();
          var sheet =
              new ReportSheet(report, result, actor, now).sheet(!filter.equals(Condition.ALWAYS));
          String name = sheet.title() + " " + now.toLocalDate() + "." + format.extension();
          byte[] content = writer.write(sheet, format);
          log.info(
              "Report {} was exported as {} by {}: {} rows",
              key,
              format.extension(),
              actor.id(),
              result.rows().size());
          return new ReportFile(clean(name), format, content);
        });
  }

  /** The format by the end of a file name; refuses others with {@code report.export.format}. */
  @NoPermission(because = "it only reads a word")
  public static SheetFormat format(String extension) {
    return SheetFormat.of(extension)
        .orElseThrow(() ->
            new Refusal.NotFound(
                Problem.error("report.export.format", "").with("format", extension)));
  }

  /** What file systems and headers take for more than a name is left out. */
  private static String clean(String name) {
    return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|;]", " ").strip();
  }

  static String text(String code, Actor actor) {
    return Texts.of(Problem.error(code, ""), actor.locale());
  }
}
