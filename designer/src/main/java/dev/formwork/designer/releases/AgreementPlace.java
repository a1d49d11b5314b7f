package dev.formwork.designer.releases;

import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.tasks.Notice;
import dev.formwork.workspace.alerts.NoticePlace;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notices of drafts that wait for an agreement lead to where it is given. */
@Component
class AgreementPlace implements NoticePlace {

  private static final String KIND = "definitions.notice.agreement-";

  @Override
  public Optional<String> path(Notice notice) {
    return notice.what().startsWith(KIND)
        ? Optional.of(DesignerNavigation.publish(notice.form().app()))
        : Optional.empty();
  }
}
