package dev.formwork.mailings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.sheets.SheetFormat;
import dev.formwork.triggers.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reports that are mailed by themselves; each receiver gets what he may see.
 *
 * @param off it rests
 * @param reports of the same app by key, or {@code app/report}
 * @param subject its title where empty
 * @param text of the mail, above the list of its files
 */
public record Mailing(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText help,
    boolean off,
    List<String> reports,
    SheetFormat format,
    Schedule schedule,
    List<Receiver> to,
    LocalizedText subject,
    LocalizedText text) {

  public static final DefinitionType<Mailing> TYPE = new MailingType();

  public Mailing {
    reports = List.copyOf(reports);
    to = List.copyOf(to);
  }

  /** The reports, seen from the app that the mailing belongs to. */
  public List<QualifiedKey> reportsIn(DefinitionKey app) {
    return reports.stream().map(each -> QualifiedKey.parse(each, app)).toList();
  }

  /** Who gets it. The JSON form is told apart by the key that is present. */
  public sealed interface Receiver {

    /**
     * Everybody who holds the role.
     *
     * @param department with all below it; everywhere where absent
     */
    record OfRole(DefinitionKey role, @Nullable DefinitionKey department) implements Receiver {}

    /** Everybody with a post in the department or below it. */
    record OfDepartment(DefinitionKey department) implements Receiver {}

    /** One person, by username. */
    record One(String person) implements Receiver {}

    @JsonCreator
    static Receiver read(
        @JsonProperty("role") @Nullable DefinitionKey role,
        @JsonProperty("department") @Nullable DefinitionKey department,
        @JsonProperty("person") @Nullable String person) {
      if (role != null) {
        return new OfRole(role, department);
      }
      if (department != null) {
        return new OfDepartment(department);
      }
      if (person != null) {
        return new One(person);
      }
      throw new IllegalArgumentException("Expected a role, a department or a person.");
    }
  }
}
