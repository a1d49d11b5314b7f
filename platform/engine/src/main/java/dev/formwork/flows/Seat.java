package dev.formwork.flows;

import dev.formwork.kernel.LocalizedText;
import java.util.List;

/**
 * One voice among those that decide a task. Who adds signers shares his seat with them: the seat
 * agrees when all who sit in it have.
 *
 * @param title what the task of this seat is called; empty = as its node
 * @param persons who may speak for it; any of them
 * @param why why these
 * @param weight how often its word counts
 * @param veto whether its no decides alone
 */
public record Seat(
    int number,
    LocalizedText title,
    List<String> persons,
    List<Reason> why,
    int weight,
    boolean veto) {

  public Seat {
    persons = List.copyOf(persons);
    why = List.copyOf(why);
  }
}
