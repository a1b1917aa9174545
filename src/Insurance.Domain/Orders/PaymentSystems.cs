using System.Collections.Immutable;

namespace Insurance.Domain.Orders;

/// <summary>
/// What payment systems publish of the state of a payment, and the schedule by which they are asked. Immutable.
/// </summary>
public sealed class PaymentSystems
{
    /// <summary>The longest word of a file.</summary>
    public const int MaxWordLength = 64;

    private static readonly Lazy<PaymentSystems> LazyEmbedded = new(() => Read(EmbeddedData.Read("payment-systems.json")).Value);

    internal PaymentSystems(ImmutableArray<PaymentSystemFacts> all, QuerySchedule schedule)
    {
        All = all;
        Schedule = schedule;
    }

    /// <summary>The file inside the package.</summary>
    public static PaymentSystems Embedded => LazyEmbedded.Value;

    /// <summary>Reads a file of payment systems, or says everything that is wrong in it, each with path and line.</summary>
    public static Result<PaymentSystems> Read(ReadOnlySpan<byte> utf8) => PaymentSystemsReader.Read(utf8);

    /// <summary>All systems, in the order of the enumeration.</summary>
    public ImmutableArray<PaymentSystemFacts> All { get; }

    /// <summary>When the channels are asked again.</summary>
    public QuerySchedule Schedule { get; }

    /// <summary>What a system publishes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the enumeration.</exception>
    public PaymentSystemFacts this[PaymentSystem system] =>
        All.FirstOrDefault(facts => facts.System == system) ?? throw new ArgumentOutOfRangeException(nameof(system));

    /// <summary>As what a system's word for the state of a payment is read; any text, also null, is allowed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The system is none of the enumeration.</exception>
    public static ChannelReading EventOf(PaymentSystem system, string? word) => Embedded[system].EventOf(word);

    /// <summary>As what a system's word for the state of a refund is read; any text, also null, is allowed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The system is none of the enumeration.</exception>
    public static ChannelReading RefundEventOf(PaymentSystem system, string? word) => Embedded[system].RefundEventOf(word);

    /// <summary>
    /// The system through which a channel takes money, as far as the channel's name says it: a bank and a counter have their own, and a tax
    /// bureau's site leaves the choice to the payer.
    /// </summary>
    public static PaymentSystem? Of(PaymentChannel channel) => channel switch
    {
        PaymentChannel.WeChat => PaymentSystem.WeChatPay,
        PaymentChannel.Alipay => PaymentSystem.Alipay,
        _ => null,
    };
}
