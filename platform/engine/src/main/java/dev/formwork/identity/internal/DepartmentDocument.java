package dev.formwork.identity.internal;

import dev.formwork.identity.Department;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A department as stored; its id is its key. */
@Document("departments")
public record DepartmentDocument(
    @Id String id,
    Map<String, String> title,
    @Nullable String parent,
    boolean store,
    @Nullable String head,
    @Nullable String calendar) {

  public static DepartmentDocument of(Department department) {
    return new DepartmentDocument(
        department.key().value(),
        department.title().byLanguage(),
        department.parent() == null ? null : department.parent().value(),
        department.store(),
        department.head(),
        department.calendar() == null ? null : department.calendar().toString());
  }

  public Department toDepartment() {
    return new Department(
        DefinitionKey.of(id),
        new LocalizedText(title),
        parent == null ? null : DefinitionKey.of(parent),
        store,
        head,
        calendar == null ? null : QualifiedKey.parse(calendar));
  }
}
