package dev.formwork.workspace.profile;

/** Where a person finds what is their own. */
public final class ProfileNavigation {

  public static final String PATH = "profile";

  private ProfileNavigation() {}
}
