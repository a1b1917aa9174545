using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// The base a person declares (缴费基数): an amount, or the published floor or cap, which may differ from month to month. <c>default</c> is the amount 0.00.
/// </summary>
[JsonConverter(typeof(TariffsJsonConverter))]
public readonly record struct BaseChoice
{
    private readonly Limit limit;
    private readonly Money amount;

    private BaseChoice(Limit limit, Money amount)
    {
        this.limit = limit;
        this.amount = amount;
    }

    private enum Limit : byte { None, Floor, Cap }

    /// <summary>Each month's published floor.</summary>
    public static BaseChoice Floor => new(Limit.Floor, default);

    /// <summary>Each month's published cap.</summary>
    public static BaseChoice Cap => new(Limit.Cap, default);

    /// <summary>An amount in the unit of the limits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static BaseChoice Of(Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Fen, nameof(amount));
        return new(Limit.None, amount);
    }

    /// <summary>Reads <c>floor</c>, <c>cap</c> or an amount in yuan.</summary>
    public static Result<BaseChoice> Read(string text)
    {
        if (text is "floor" or "cap")
        {
            return text == "floor" ? Floor : Cap;
        }

        if (!Money.Read(text).TryGet(out var amount, out var errors))
        {
            return errors.Select(error => error.About("base")).ToImmutableArray();
        }

        return amount < Money.Zero ? DomainError.Of(ErrorCodes.Money.Negative, "base", ("amount", amount)) : Of(amount);
    }

    /// <summary>The base of a month with these limits; null where it lies outside and that is refused.</summary>
    internal Money? Within(Money floor, Money cap, OutsideLimits outside) => limit switch
    {
        Limit.Floor => floor,
        Limit.Cap => cap,
        _ when amount >= floor && amount <= cap => amount,
        _ when outside == OutsideLimits.Clamp => amount < floor ? floor : cap,
        _ => null,
    };

    /// <summary>The step of a month that is chosen, lowest first; null where the amount is none of them.</summary>
    internal Money? Among(ImmutableArray<Money> steps) => limit switch
    {
        Limit.Floor => steps[0],
        Limit.Cap => steps[^1],
        _ => steps.Contains(amount) ? amount : null,
    };

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => limit switch
    {
        Limit.Floor => "floor",
        Limit.Cap => "cap",
        _ => amount.ToString(),
    };
}
