namespace Insurance.Domain.Orders;

/// <summary>What a payment system publishes; what it does not is null.</summary>
/// <param name="System">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">Its words for the state of a payment, in the order of the file.</param>
/// <param name="RefundWords">Its words for the state of a refund; empty where none are known.</param>
public sealed record PaymentSystemFacts(PaymentSystem System, LocalizedText Name, ValueList<PaymentWord> Words, ValueList<PaymentWord> RefundWords)
{
    /// <summary>How soon an order may be closed.</summary>
    public ClosingLimit? Closing { get; internal init; }

    /// <summary>Until when an order may be payable.</summary>
    public PayByLimits? PayBy { get; internal init; }

    /// <summary>Which order numbers it takes.</summary>
    public OrderNumberRule? OrderNumbers { get; internal init; }

    /// <summary>When it sends a notice again.</summary>
    public NoticeRetries? NoticeRetries { get; internal init; }

    /// <summary>As what a word for the state of a payment is read; any text, also null, is allowed.</summary>
    public ChannelReading EventOf(string? word) => Read(Words, word);

    /// <summary>As what a word for the state of a refund is read; any text, also null, is allowed.</summary>
    public ChannelReading RefundEventOf(string? word) => Read(RefundWords, word);

    /// <summary>The word of the system.</summary>
    public override string ToString() => Spelling.Of(System);

    // Ordinal: the words are exact. A text of any length is compared, none is kept.
    private static ChannelReading Read(ValueList<PaymentWord> words, string? text)
    {
        foreach (var word in words)
        {
            if (word.Word == text)
            {
                return new ChannelReading(word.Event, word.Source, word.Confidence);
            }
        }

        return ChannelReading.NotPublished;
    }
}
