import {
  createWebChannelTransport,
  type WebChannel,
  type WebChannelOptions,
} from '@firebase/webchannel-wrapper/webchannel-blob';

/** What opens channels (`WebChannelTransport` of the package, which does not export the name). */
interface Transport {
  createWebChannel(address: string, options: WebChannelOptions): WebChannel;
}

/**
 * By the name that the package's compiler gave it: the address of an image that a channel loads from www.google.com after
 * each failure, for nothing but statistics. This one can be no address, so that nothing is asked for.
 */
const NO_PROBE = { Rb: '//[' };

let quiet: Transport | null = null;

/** The transport of this page, whose channels ask no third party; those that the SDK opens neither, from the first call on. */
export function quietTransport(): Transport {
  if (quiet) return quiet;
  quiet = createWebChannelTransport();
  const kind = Object.getPrototypeOf(quiet) as Transport;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the transport that it is asked of
  const { createWebChannel } = kind;
  kind.createWebChannel = function (address, options) {
    return createWebChannel.call(this, address, { ...options, ...NO_PROBE });
  };
  return quiet;
}
