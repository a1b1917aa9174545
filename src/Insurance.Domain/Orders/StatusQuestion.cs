using System.Collections.Immutable;
using Insurance.Domain.Calendars;
using Insurance.Domain.Coverage;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tariffs;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Orders;

/// <summary>
/// One question about a payment, answered from what is surest: the order's own money, the tax side, the channel, and last what was never paid.
/// </summary>
internal sealed class StatusQuestion(PaymentSituation situation, Instant now, TariffCatalog catalog, WorkingDayCalendar calendar, IWaitingPeriodPolicy waits)
{
    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm");

    private readonly LocalDate today = ChinaStandardTime.DateOf(now);
    private readonly StatusWindow window = StatusWindow.On(ChinaStandardTime.DateOf(now), situation, catalog);

    private WordMeaning? Tax => situation.TaxWord?.Meaning;

    /// <summary>What is done about a surplus: of one that is on its way back nothing more.</summary>
    private NextStep Claiming => situation.Order is not { } order || order.Surplus > order.OnItsWayBack ? NextStep.ClaimReturn : NextStep.WaitForRefund;

    private WordMeaning? Medical => situation.MedicalWord?.Meaning;

    public PaymentStatus Answer()
    {
        var status = situation.Order is { } order ? Of(order) : WithoutOrder();
        return status with
        {
            TaxWord = situation.TaxWord,
            MedicalWord = situation.MedicalWord,
            Authority = catalog.FactsOf(situation.Region)?.For(AuthorityTask.Collection),
            Cost = IsStillToPay(status) ? DelayQuestion.CostOf(situation, window, today, catalog, waits) : null,
        };
    }

    /// <summary>Whether the year is still to be paid, and no money for it may be on its way.</summary>
    private static bool IsStillToPay(PaymentStatus status) => status.MayPay || status.Kind
        is PaymentStatusKind.WindowNotOpen or PaymentStatusKind.NotDeclared or PaymentStatusKind.Overdue or PaymentStatusKind.OrderExpired or PaymentStatusKind.PartlyPaid;

    private PaymentStatus Of(OrderFacts order) => order.State switch
    {
        OrderState.Booked => Booked(order),
        _ when order.IsHeld => Say(PaymentStatusKind.Held, ErrorCodes.Status.Held, NextStep.WaitForPerson),
        OrderState.Paid => Paid(order),
        OrderState.Superseded => order.Surplus > Money.Zero
            ? Say(PaymentStatusKind.SurplusToReturn, ErrorCodes.Status.SurplusSuperseded, Claiming, null, ("other", order.YieldedTo!.Value.ToString()))
            : Say(PaymentStatusKind.PaidByOther, ErrorCodes.Status.Superseded, NextStep.Nothing, null, ("other", order.YieldedTo!.Value.ToString())),
        OrderState.Refunding => order.HasFailedReturn
            ? Say(PaymentStatusKind.RefundFailed, ErrorCodes.Status.RefundFailed, NextStep.AskTaxBureau)
            : Say(PaymentStatusKind.Refunding, ErrorCodes.Status.Refunding, NextStep.WaitForRefund),
        OrderState.Refunded => Refunded(order),
        OrderState.Closed => order.Surplus > Money.Zero
            ? Say(PaymentStatusKind.SurplusToReturn, ErrorCodes.Status.SurplusClosed, Claiming)
            : Elsewhere(order) ?? Closed(order),
        _ => FromTaxSide() ?? (order.Received > Money.Zero ? Partly(order) : Elsewhere(order) ?? Placed(order)),
    };

    /// <summary>Too much came, or the law gave a part back: it is to be asked for, or on its way.</summary>
    private static string TooMuch(OrderFacts order) => order.OnItsWayBack < order.Surplus ? ErrorCodes.Status.Surplus : ErrorCodes.Status.SurplusReturning;

    private PaymentStatus Booked(OrderFacts order)
    {
        var status = order.Surplus > Money.Zero ? Say(PaymentStatusKind.SurplusToReturn, TooMuch(order), Claiming)
            : Medical == WordMeaning.NotArrived ? NotArrived()
            : Say(PaymentStatusKind.Booked, ErrorCodes.Status.Booked, NextStep.GetCertificate);
        return order.IsHeld ? status with { Warnings = [Warning.Of(ErrorCodes.Status.HeldToo, ("order", order.Id.ToString()))] } : status;
    }

    private PaymentStatus Paid(OrderFacts order)
    {
        var status = Tax == WordMeaning.Booked ? FromTaxSide()! : InTransit(order.PaidOn!.Value, ErrorCodes.Status.InTransitUndated);
        return order.Surplus > Money.Zero
            ? Say(PaymentStatusKind.SurplusToReturn, TooMuch(order), Claiming, status.Meaning) with
            {
                ExpectedFrom = status.ExpectedFrom,
                ExpectedThrough = status.ExpectedThrough,
                Source = status.Source,
                Confidence = status.Confidence,
                Warnings = status.Warnings,
            }
            : status;
    }

    /// <summary>Paid on a day and not booked: before, in and after the days in which it is booked.</summary>
    private PaymentStatus InTransit(LocalDate paidOn, string undated)
    {
        if (!CertificateDays.After(paidOn, situation.Region, situation.Scheme, catalog, calendar).TryGet(out var days, out _))
        {
            return Say(PaymentStatusKind.InTransit, undated, NextStep.WaitForBooking, UnpaidMeaning.PaidInTransit) with { PaidOn = paidOn };
        }

        var (kind, said, step) = today < days.From ? (PaymentStatusKind.InTransit, ErrorCodes.Status.InTransit, NextStep.WaitForBooking)
            : today <= days.Through ? (PaymentStatusKind.BookingExpected, ErrorCodes.Status.BookingExpected, NextStep.WaitForBooking)
            : (PaymentStatusKind.BookingLate, ErrorCodes.Status.BookingLate, NextStep.AskTaxBureau);
        return Say(kind, said, step, UnpaidMeaning.PaidInTransit, ("paid", paidOn), ("from", days.From), ("through", days.Through)) with
        {
            PaidOn = paidOn,
            ExpectedFrom = days.From,
            ExpectedThrough = days.Through,
            Source = days.Rule.Source,
            Confidence = days.Rule.Confidence,
            Warnings = [.. days.Warnings],
        };
    }

    private PaymentStatus Refunded(OrderFacts order)
    {
        if (order.Surplus > Money.Zero)
        {
            return Say(PaymentStatusKind.SurplusToReturn, ErrorCodes.Status.SurplusClosed, Claiming);
        }

        // Whoever was entered wrongly pays anew; whoever has the months from elsewhere, or is dead, does not.
        var again = order.RefundReason == RefundReason.WrongEntry && situation.Others.Count == 0 && Barred() is null;
        return Say(PaymentStatusKind.Refunded, ErrorCodes.Status.Refunded, again ? NextStep.PlaceNewOrder : NextStep.Nothing, null, ("on", order.RefundedOn!.Value));
    }

    /// <summary>The tax side's word where it tells of money; null where it does not.</summary>
    private PaymentStatus? FromTaxSide() => (Tax, Medical) switch
    {
        (WordMeaning.Booked, WordMeaning.NotArrived) => NotArrived(),
        (WordMeaning.Booked, _) => Say(PaymentStatusKind.Booked, ErrorCodes.Status.BookedTaxSide, NextStep.GetCertificate),
        (WordMeaning.Paid, _) => situation.PaidOn is { } paidOn
            ? InTransit(paidOn, ErrorCodes.Status.InTransitTaxSide)
            : Say(PaymentStatusKind.InTransit, ErrorCodes.Status.InTransitTaxSide, NextStep.WaitForBooking, UnpaidMeaning.PaidInTransit),
        _ => null,
    };

    private PaymentStatus NotArrived() =>
        Say(PaymentStatusKind.NotArrived, ErrorCodes.Status.NotArrived, NextStep.AskMedicalOffice, UnpaidMeaning.PaidInTransit, ("word", situation.MedicalWord!.Code));

    private PaymentStatus Partly(OrderFacts order) => IsOpen(order)
        ? Overdue(Say(PaymentStatusKind.PartlyPaid, ErrorCodes.Status.PartlyPaid, NextStep.PayRest, UnpaidMeaning.OrderNotPaid))
        : Say(PaymentStatusKind.PartlyPaid, ErrorCodes.Status.PartlyPaidExpired, NextStep.ClaimReturn, UnpaidMeaning.OrderNotPaid);

    /// <summary>Another order for the same months that is paid, or is the one to look at; null for none.</summary>
    private PaymentStatus? Elsewhere(OrderFacts order)
    {
        var step = order.State == OrderState.Placed ? NextStep.CloseOrder : NextStep.Nothing;
        if (situation.Others.FirstOrDefault(other => other.MayHavePaid) is { } paying)
        {
            return paying.State == OrderState.Placed
                ? Say(PaymentStatusKind.OtherOrderOpen, ErrorCodes.Status.OtherOrderOpen, NextStep.UseOtherOrder, null, ("other", paying.Id.ToString()))
                : Say(PaymentStatusKind.PaidByOther, ErrorCodes.Status.PaidByOther, step, null, ("other", paying.Id.ToString()));
        }

        return order.State == OrderState.Closed && situation.Others.FirstOrDefault(other => other.State == OrderState.Placed) is { } open
            ? Say(PaymentStatusKind.OtherOrderOpen, ErrorCodes.Status.OtherOrderOpen, NextStep.UseOtherOrder, UnpaidMeaning.OrderNotPaid, ("other", open.Id.ToString()))
            : null;
    }

    private PaymentStatus Closed(OrderFacts order)
    {
        if (FromTaxSide() is { } money)
        {
            return money;
        }

        if (order.IsUnderWay)
        {
            return Unknown();
        }

        if (Barred() is { } barred)
        {
            return barred with { Meaning = UnpaidMeaning.OrderNotPaid };
        }

        var code = order.Received > Money.Zero ? ErrorCodes.Status.OrderClosedReturned : ErrorCodes.Status.OrderClosed;
        return Overdue(Say(PaymentStatusKind.OrderClosed, code, NextStep.PlaceNewOrder, UnpaidMeaning.OrderNotPaid, ("closed", order.ClosedOn!.Value)));
    }

    private PaymentStatus Placed(OrderFacts order)
    {
        switch (order.ChannelState)
        {
            case ChannelState.Accepted or ChannelState.Paid:
                return Say(PaymentStatusKind.InTransit, ErrorCodes.Status.InTransitAccepted, NextStep.AskChannel);
            case ChannelState.Unknown or ChannelState.Refunding or ChannelState.Refunded:
                return Unknown();
            case ChannelState.UserPaying when !IsOpen(order):
                return Unknown();
            case ChannelState.UserPaying:
                return Say(PaymentStatusKind.PayerPaying, ErrorCodes.Status.PayerPaying, NextStep.WaitForResult);
            default:
                break;
        }

        if (situation.Enrollment is EnrollmentState.WithEmployer or EnrollmentState.Stopped or EnrollmentState.Suspended || window.IsYearOver)
        {
            return Barred()! with { Meaning = UnpaidMeaning.OrderNotPaid };
        }

        if (order.ChannelState == ChannelState.Closed)
        {
            return Overdue(Say(PaymentStatusKind.OrderExpired, ErrorCodes.Status.OrderClosedByChannel, NextStep.CloseOrder, UnpaidMeaning.OrderNotPaid));
        }

        if (!IsOpen(order))
        {
            return Overdue(Say(PaymentStatusKind.OrderExpired, ErrorCodes.Status.OrderExpired, NextStep.CloseOrder, UnpaidMeaning.OrderNotPaid));
        }

        var (kind, code) = order.ChannelState == ChannelState.Failed ? (PaymentStatusKind.AttemptFailed, ErrorCodes.Status.AttemptFailed)
            : (PaymentStatusKind.OrderOpen, order.PayBy is null ? ErrorCodes.Status.OrderOpenUnlimited : ErrorCodes.Status.OrderOpen);
        return Overdue(Say(kind, code, NextStep.PayOrder, UnpaidMeaning.OrderNotPaid));
    }

    private PaymentStatus Unknown() => Say(PaymentStatusKind.PaymentUnknown, ErrorCodes.Status.PaymentUnknown, NextStep.AskChannel);

    private PaymentStatus WithoutOrder()
    {
        if (FromTaxSide() is { } money)
        {
            return money;
        }

        if (Medical == WordMeaning.Arrived)
        {
            return Say(PaymentStatusKind.Booked, ErrorCodes.Status.Arrived, NextStep.GetCertificate);
        }

        if (Tax == WordMeaning.Unknown || (Tax is null && Medical == WordMeaning.Unknown))
        {
            var word = Tax == WordMeaning.Unknown ? situation.TaxWord! : situation.MedicalWord!;
            return Say(PaymentStatusKind.Unclear, ErrorCodes.Status.UnclearWord, NextStep.AskTaxBureau, null, ("word", word.Code));
        }

        if (Tax is null && Medical == WordMeaning.NotArrived)
        {
            return Say(PaymentStatusKind.Unclear, ErrorCodes.Status.UnclearMedical, NextStep.AskTaxSide);
        }

        return Barred() ?? NeverPaid();
    }

    private PaymentStatus NeverPaid()
    {
        if (Tax == WordMeaning.NotDeclared && situation.IsDeclared)
        {
            return Say(PaymentStatusKind.NotDeclared, ErrorCodes.Status.DeclarationMissing, NextStep.AskTaxBureau, UnpaidMeaning.NothingPaid);
        }

        var isDeclared = situation.IsDeclared || Tax == WordMeaning.Declared;
        if (window.ClosedOn is not null)
        {
            var (code, step) = !isDeclared ? (ErrorCodes.Status.OverdueNotDeclared, NextStep.Declare)
                : window.OpensOn is null ? (ErrorCodes.Status.Overdue, NextStep.PlaceOrder)
                : (ErrorCodes.Status.OverdueReopens, NextStep.WaitForOpening);
            return Dated(Say(PaymentStatusKind.Overdue, code, step, UnpaidMeaning.NothingPaid)) with { OpensOn = window.OpensOn };
        }

        if (!isDeclared)
        {
            return Say(PaymentStatusKind.NotDeclared, ErrorCodes.Status.NotDeclared, NextStep.Declare, UnpaidMeaning.NothingPaid) with { OpensOn = window.OpensOn };
        }

        return window.OpensOn is { } opens
            ? Say(PaymentStatusKind.WindowNotOpen, ErrorCodes.Status.WindowNotOpen, NextStep.WaitForOpening, UnpaidMeaning.NothingPaid) with
            {
                OpensOn = opens,
                Source = window.Window?.Source,
                Confidence = window.Window?.Confidence,
            }
            : Say(PaymentStatusKind.DeclaredNotPaid, ErrorCodes.Status.DeclaredNotPaid, NextStep.PlaceOrder, UnpaidMeaning.NothingPaid);
    }

    /// <summary>Why nothing can be paid as an individual at all; null where something can.</summary>
    private PaymentStatus? Barred()
    {
        var (kind, code, step) = (situation.Enrollment, Tax) switch
        {
            (_, WordMeaning.NoAccount) => (PaymentStatusKind.NotRegistered, ErrorCodes.Status.NoAccount, NextStep.AskTaxBureau),
            (null, _) => (PaymentStatusKind.NotRegistered, ErrorCodes.Status.NotRegistered, NextStep.Register),
            (EnrollmentState.WithEmployer, _) => (PaymentStatusKind.WithEmployer, ErrorCodes.Status.WithEmployer, NextStep.Nothing),
            (EnrollmentState.Suspended, _) => (PaymentStatusKind.Suspended, ErrorCodes.Status.Suspended, NextStep.Resume),
            (EnrollmentState.Stopped, _) => (PaymentStatusKind.Stopped, ErrorCodes.Status.Stopped, NextStep.Register),
            _ when window.IsYearOver => (PaymentStatusKind.YearOver, ErrorCodes.Status.YearOver, NextStep.AskTaxBureau),
            _ => default,
        };
        return code is null ? null : Say(kind, code, situation.Order?.State == OrderState.Placed ? NextStep.CloseOrder : step, UnpaidMeaning.NothingPaid);
    }

    /// <summary>The same answer with the day since which it is overdue, and a warning, where the window is past.</summary>
    private PaymentStatus Overdue(PaymentStatus status) => window.ClosedOn is { } closed
        ? Dated(status) with
        {
            Warnings = [Warning.Of(ErrorCodes.Status.OverdueToo, ("closes", closed), ("since", closed.PlusDays(1))).Citing(window.Window!.Source)],
        }
        : status;

    private PaymentStatus Dated(PaymentStatus status) => status with
    {
        OverdueSince = window.ClosedOn!.Value.PlusDays(1),
        Source = window.Window!.Source,
        Confidence = window.Window.Confidence,
    };

    private bool IsOpen(OrderFacts order) => !(order.PayBy <= now);

    private PaymentStatus Say(PaymentStatusKind kind, string code, NextStep step, UnpaidMeaning? meaning = null, params ReadOnlySpan<Operand> more)
    {
        var order = situation.Order;
        var operands = ImmutableArray.CreateBuilder<Operand>();
        operands.Add(("year", situation.Year.Number));
        if (order is not null)
        {
            operands.AddRange(("order", order.Id.ToString()), ("due", order.Due), ("received", order.Received), ("surplus", order.Surplus));
            if (order.PayBy is { } until)
            {
                operands.Add(("until", ToTheMinute.Format(ChinaStandardTime.TimeOf(until))));
            }

            if (order.BookedOn is { } booked)
            {
                operands.Add(("booked", booked));
            }
        }

        if ((order?.PaidOn ?? situation.PaidOn) is { } paid)
        {
            operands.Add(("paid", paid));
        }

        if (window.ClosedOn is { } closes)
        {
            operands.AddRange(("closes", closes), ("since", closes.PlusDays(1)));
        }

        if (window.OpensOn is { } opens)
        {
            operands.Add(("opens", opens));
        }

        operands.AddRange(more);
        return new PaymentStatus(kind, code, Spoken(code, operands), step)
        {
            Meaning = meaning,
            Order = order?.Id,
            Treasury = TreasuryOf(order),
            Due = order is null ? situation.Assessed : order.Due,
            Surplus = order?.Surplus ?? Money.Zero,
            PaidOn = order?.PaidOn ?? situation.PaidOn,
            BookedOn = order?.BookedOn,
            OpenUntil = order is { State: OrderState.Placed } ? order.PayBy : null,
        };
    }

    /// <summary>Only what the text speaks of: two answers that read the same are equal.</summary>
    private OperandList Spoken(string code, ImmutableArray<Operand>.Builder operands)
    {
        var template = Phrasebook.Template(code, Language.English);
        var word = (situation.TaxWord ?? situation.MedicalWord)?.Code;
        if (word is not null && !operands.Any(operand => operand.Name == "word"))
        {
            operands.Add(("word", word));
        }

        return new OperandList([.. operands.Where(operand => template.Contains($"{{{operand.Name}}}", StringComparison.Ordinal)).DistinctBy(operand => operand.Name)]);
    }

    private TreasuryState? TreasuryOf(OrderFacts? order) => (order, Tax) switch
    {
        ({ BookedOn: not null }, _) or (_, WordMeaning.Booked) => TreasuryState.Booked,
        ({ PaidOn: not null }, _) or (_, WordMeaning.Paid) => TreasuryState.Paid,
        (not null, _) or (_, WordMeaning.Declared) => TreasuryState.Declared,
        _ => situation.IsDeclared && Tax is null ? TreasuryState.Declared : null,
    };
}
