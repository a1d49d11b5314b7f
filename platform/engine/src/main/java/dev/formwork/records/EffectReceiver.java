package dev.formwork.records;

/** Makes one kind of effect happen; called at least once for each, also after a crash. */
public interface EffectReceiver {

  /** The kind of {@link Effect} it takes. */
  String kind();

  /** Makes it happen; doing so again changes nothing. An exception makes the relay try later. */
  void receive(Effect effect);

  /**
   * Whether its effects may stay in their record for a second after they have happened. Where the
   * node dies within it they happen again, so that must be cheap and unseen by anybody.
   */
  default boolean mayLinger() {
    return false;
  }
}
