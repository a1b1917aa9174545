using System.Collections.Immutable;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// That a channel takes a payment on a day: what it asks for, what it gives, who stands behind it. Where no file names the region's
/// channels, every one is taken as open, with the warning <c>channel.unknown</c>; where nobody published the opening, with
/// <c>channel.opening-unknown</c>.
/// </summary>
public sealed record ChannelOffer
{
    /// <summary>What a message says where there is nothing to name.</summary>
    internal const string NotKnown = "-";

    private ChannelOffer(PaymentChannel channel, LocalDate on, ChannelFacts? facts, VoucherKind voucher, Warning? warning)
    {
        Channel = channel;
        On = on;
        Facts = facts;
        Voucher = voucher;
        Warnings = warning is null ? [] : [warning];
    }

    /// <summary>Which channel.</summary>
    public PaymentChannel Channel { get; }

    /// <summary>The day of payment.</summary>
    public LocalDate On { get; }

    /// <summary>What the region's file says of it; null where no file names the region's channels.</summary>
    public ChannelFacts? Facts { get; }

    /// <summary>What the payer gets.</summary>
    public VoucherKind Voucher { get; }

    /// <summary>Who stands behind it; null where no file says.</summary>
    public Authority? Authority => Facts?.Authority;

    /// <summary>The published telephone number of who stands behind it, or null.</summary>
    public string? Hotline => Authority?.Hotline;

    /// <summary>What it asks for; null where nobody says.</summary>
    public ValueList<AskedFor>? AsksFor => Facts?.AsksFor;

    /// <summary>How a payment's status can be asked after paying; null where nobody says.</summary>
    public StatusLookUp? StatusLookUp => Facts?.StatusLookUp;

    /// <summary>A remark of the file's editor, or null.</summary>
    public string? Note => Facts?.Note;

    /// <summary>For the bank deduction the rule that says by when the money must lie on the account; null where none is published.</summary>
    public DeductionDeposit? Deposit { get; private init; }

    /// <summary>
    /// For the bank deduction the day of the tariff's year by which the money must lie on the account; null where none is published. It is
    /// the bank's day and not the last one of payment, which <see cref="PaymentWindow"/> tells.
    /// </summary>
    public LocalDate? DepositBy { get; private init; }

    /// <summary>What the payer should know.</summary>
    public ValueList<Warning> Warnings { get; }

    internal static Result<ChannelOffer> Of(Tariff tariff, PaymentChannel channel, LocalDate day)
    {
        if (tariff.RegionFacts is not { NamesChannels: true } region)
        {
            var voucher = channel is PaymentChannel.SocialSecurityOffice or PaymentChannel.TaxServiceHall ? VoucherKind.Receipt : VoucherKind.Order;
            var unknown = Warning.Of(ErrorCodes.Channel.Unknown, ("channel", Spelling.Of(channel)), ("region", tariff.Region.Code));
            if (ChannelLock.Of(tariff, channel, day) is { } closed)
            {
                return closed;
            }

            return WithDeposit(new(channel, day, null, voucher, unknown), tariff);
        }

        if (region.Channel(channel) is not { } facts)
        {
            return DomainError.Of(
                ErrorCodes.Channel.NotOffered,
                "channel",
                ("channel", Spelling.Of(channel)),
                ("region", tariff.Region.Code),
                ("on", day),
                ("channels", ChannelLock.OpenOn(tariff, day)),
                ("hotline", HotlineOf(region.For(AuthorityTask.Collection))));
        }

        if (!facts.IsOpenOn(day))
        {
            return DomainError
                .Of(
                    ErrorCodes.Channel.NotOpen,
                    "channel",
                    ("channel", Spelling.Of(channel)),
                    ("opens", facts.UsableFrom!.Value),
                    ("on", day),
                    ("channels", ChannelLock.OpenOn(tariff, day)),
                    ("hotline", HotlineOf(facts.Authority)))
                .Citing(facts.Source)
                .ChangingOn(facts.UsableFrom);
        }

        if (ChannelLock.Of(tariff, channel, day) is { } locked)
        {
            return locked;
        }

        var warning = facts.Opens is null ? Warning.Of(ErrorCodes.Channel.OpeningUnknown, ("channel", Spelling.Of(channel))).Citing(facts.Source) : null;
        return WithDeposit(new(channel, day, facts, facts.Voucher, warning), tariff);
    }

    internal static string HotlineOf(Authority? authority) => authority?.Hotline ?? NotKnown;

    private static ChannelOffer WithDeposit(ChannelOffer offer, Tariff tariff)
    {
        var deposit = offer.Channel == PaymentChannel.BankDeduction ? tariff.Terms.In<DeductionDeposit>(tariff.Year).FirstOrDefault() : null;
        return deposit is null ? offer : offer with { Deposit = deposit, DepositBy = deposit.By.In(tariff.Year) };
    }
}
