package dev.formwork.records;

/** Makes one kind of effect happen; called at least once for each, also after a crash. */
public interface EffectReceiver {

  /** The kind of {@link Effect} it takes. */
  String kind();

  /** Makes it happen; doing so again changes nothing. An exception makes the relay try later. */
  void receive(Effect effect);
}
