package dev.formwork.messages.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.OptOut;
import dev.formwork.messages.OptOuts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a customer has told staff of messages that he wants or does not want. */
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/records/{id}/opt-out")
@Tag(name = "Messages", description = "What was said to staff and customers, and what became of it")
class OptOutController {

  private final OptOuts optOuts;
  private final CurrentActor current;

  OptOutController(OptOuts optOuts, CurrentActor current) {
    this.optOuts = optOuts;
    this.current = current;
  }

  /**
   * What he wants.
   *
   * @param refused whether he wants no messages
   * @param everything whether that goes for service too, and not only for marketing
   */
  record OptOutJson(boolean refused, boolean everything) {
    static OptOutJson of(Optional<OptOut> found) {
      return new OptOutJson(found.isPresent(), found.map(OptOut::everything).orElse(false));
    }
  }

  /** What he has refused. */
  record Refused(boolean everything) {}

  @GetMapping
  @Operation(summary = "Whether the customer of this record wants no messages")
  OptOutJson get(@PathVariable String app, @PathVariable String form, @PathVariable String id) {
    return OptOutJson.of(optOuts.of(current.get(), QualifiedKey.of(app, form), id));
  }

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Notes that he wants no messages")
  void note(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String id,
      @RequestBody Refused refused) {
    optOuts.note(current.get(), QualifiedKey.of(app, form), id, refused.everything());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Notes that he wants them again")
  void withdraw(@PathVariable String app, @PathVariable String form, @PathVariable String id) {
    optOuts.withdraw(current.get(), QualifiedKey.of(app, form), id);
  }
}
