package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.access.FieldAccess;
import dev.formwork.access.Role;
import dev.formwork.definitions.Definitions;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TryingAFormTest {

  private static final DefinitionKey APP = DefinitionKey.of("shop");
  private static final QualifiedKey KEY = new QualifiedKey(APP, DefinitionKey.of("request"));
  private static final Form FORM =
      Definitions.read(
              Form.TYPE,
              """
              key: request
              title: Request
              sections:
                - key: general
                  title: General
                  fields:
                    - {key: subject, type: text, title: Subject}
                    - {key: cost, type: money, title: Cost}
                    - {key: verdict, type: text, title: Verdict, nodeOnly: true}
              """)
          .find()
          .orElseThrow();

  private static Role role(String grants) {
    return Definitions.read(Role.TYPE, "key: clerk\ntitle: Clerk\ngrants: " + grants)
        .find()
        .orElseThrow();
  }

  private static Map<String, FieldAccess> as(String grants) {
    return TrialRights.ofRole(KEY, FORM, APP, role(grants), Organisation.EMPTY);
  }

  @Test
  void opensWhatTheRoleMayFillIn() {
    var rights = as("[{form: request, actions: [create], scope: own, fields: {cost: hidden}}]");

    assertThat(rights)
        .containsEntry("subject", FieldAccess.EDIT)
        .containsEntry("cost", FieldAccess.HIDDEN)
        .containsEntry("verdict", FieldAccess.HIDDEN);
  }

  @Test
  void isClosedToWhoMayOnlyRead() {
    var rights = as("[{form: request, actions: [read], scope: all}]");

    assertThat(rights.values()).containsOnly(FieldAccess.HIDDEN);
  }

  @Test
  void opensAtATaskWhatItsNodeNames() {
    Flow flow =
        Definitions.read(
                Flow.TYPE,
                """
                key: review
                title: Review
                form: request
                nodes:
                  - {key: start, kind: start, next: check}
                  - key: check
                    kind: task
                    mode: approve
                    title: Check
                    assignees: [{departmentHead: record}]
                    fields: {verdict: required, cost: masked}
                    outcomes: [{key: agree, kind: agree, title: Agree, next: done}]
                  - {key: done, kind: end, state: completed}
                """)
            .find()
            .orElseThrow();

    assertThat(TrialRights.atNode(FORM, flow, DefinitionKey.of("check")))
        .containsEntry("subject", FieldAccess.READ)
        .containsEntry("cost", FieldAccess.MASKED)
        .containsEntry("verdict", FieldAccess.EDIT);
  }
}
