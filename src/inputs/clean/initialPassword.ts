import { generatePassword, isObject } from "../../graph";

/** What a new user gets as `passwordProfile`. */
interface InitialPassword {
  readonly passwordProfile: Readonly<Record<string, unknown>>;
  /** Undefined when one was given. */
  readonly generated: string | undefined;
}

/**
 * The password of a new user: the given one, or a random one. A profile of Additional Properties wins over
 * the inputs.
 */
export const initialPassword = (
  inputs: {
    readonly password: string | undefined;
    readonly forceChangePasswordNextSignIn: boolean;
  },
  profile: unknown,
): InitialPassword => {
  const { forceChangePasswordNextSignIn } = inputs;
  const { password = inputs.password, ...more } = isObject(profile) ? profile : {};
  const generated = password === undefined ? generatePassword() : undefined;
  return {
    passwordProfile: {
      forceChangePasswordNextSignIn,
      ...more,
      password: password ?? generated,
    },
    generated,
  };
};
