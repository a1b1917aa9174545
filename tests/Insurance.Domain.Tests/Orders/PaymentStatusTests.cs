using System.Text;
using System.Text.RegularExpressions;
using Insurance.Domain.Calendars;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Conventions;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// The second page of the brief asks what the payment status "unpaid" means; it has three meanings, and whoever has paid is never told to pay
/// again.
/// </summary>
public sealed partial class PaymentStatusTests
{
    // Kinds in which money is, or may be, on its way or already there.
    private static readonly PaymentStatusKind[] Paid =
    [
        PaymentStatusKind.InTransit, PaymentStatusKind.BookingExpected, PaymentStatusKind.BookingLate, PaymentStatusKind.NotArrived, PaymentStatusKind.Booked,
        PaymentStatusKind.PaymentUnknown, PaymentStatusKind.PayerPaying, PaymentStatusKind.Held, PaymentStatusKind.Unclear, PaymentStatusKind.SurplusToReturn,
        PaymentStatusKind.Refunding, PaymentStatusKind.RefundFailed, PaymentStatusKind.PaidByOther,
    ];

    public static TheoryData<string> Situations => [.. StatusTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Situations))]
    public void A_situation_has_its_status_its_next_step_and_its_days(string name)
    {
        var row = StatusTable.Rows.Single(row => row.Name == name);
        var status = row.Status;

        Assert.Equal(row.Told, Told(status));
        Assert.Equal(row.Days, Days(status));
        Assert.Equal(row.Facts.TaxWord, status.TaxWord);
        Assert.Equal(row.Facts.MedicalWord, status.MedicalWord);
    }

    [Theory]
    [InlineData("not registered", "status.not-registered")]
    [InlineData("the tax side has no such person (09)", "status.no-account")]
    [InlineData("insured by an employer", "status.with-employer")]
    [InlineData("interrupted", "status.suspended")]
    [InlineData("stopped", "status.stopped")]
    [InlineData("declared before the year", "status.window-not-open")]
    [InlineData("not declared", "status.not-declared")]
    [InlineData("declared here, not at the tax side (01)", "status.declaration-missing")]
    [InlineData("the first minute of the window", "status.declared-not-paid")]
    [InlineData("overdue", "status.overdue")]
    [InlineData("overdue and not declared", "status.overdue-not-declared")]
    [InlineData("resident after the window, before the year", "status.overdue-reopens")]
    [InlineData("the year is over", "status.year-over")]
    [InlineData("order open", "status.order-open")]
    [InlineData("order open, nobody knows until when", "status.order-open-unlimited")]
    [InlineData("the payer is typing the password", "status.payer-paying")]
    [InlineData("a part was paid", "status.partly-paid")]
    [InlineData("a part was paid and the time is up", "status.partly-paid-expired")]
    [InlineData("the last attempt failed", "status.attempt-failed")]
    [InlineData("the time is up", "status.order-expired")]
    [InlineData("closed", "status.order-closed")]
    [InlineData("closed by the channel", "status.order-closed-by-channel")]
    [InlineData("closed, late money was given back", "status.order-closed-returned")]
    [InlineData("closed, another one is open", "status.other-order-open")]
    [InlineData("closed, another one is paid", "status.paid-by-other")]
    [InlineData("both paid, this one gives way, its money is back", "status.superseded")]
    [InlineData("the year as a whole: one closed, one paid", "status.in-transit")]
    [InlineData("paid by a resident of Guangzhou", "status.in-transit-undated")]
    [InlineData("closed, and the tax side says paid (03)", "status.in-transit-tax-side")]
    [InlineData("the channel accepted it", "status.in-transit-accepted")]
    [InlineData("the third working day", "status.booking-expected")]
    [InlineData("not booked after the fifth", "status.booking-late")]
    [InlineData("booked", "status.booked")]
    [InlineData("the tax side says booked (04)", "status.booked-tax-side")]
    [InlineData("the medical side says arrived (1)", "status.arrived")]
    [InlineData("booked, the medical side says 0", "status.not-arrived")]
    [InlineData("the payer was typing the password, and the time is up", "status.payment-unknown")]
    [InlineData("only the medical side's 0", "status.unclear-medical")]
    [InlineData("a word of the tax side that nobody knows", "status.unclear-word")]
    [InlineData("two notices contradict each other", "status.held")]
    [InlineData("paid twice by one order", "status.surplus")]
    [InlineData("booked, and what came too much is on its way back", "status.surplus-returning")]
    [InlineData("closed, and money came after", "status.surplus-closed")]
    [InlineData("both paid, this one gives way", "status.surplus-superseded")]
    [InlineData("refunding", "status.refunding")]
    [InlineData("the refund failed", "status.refund-failed")]
    [InlineData("refunded, an employer pays", "status.refunded")]
    public void A_situation_has_its_reason(string name, string code) => Assert.Equal(code, StatusTable.Rows.Single(row => row.Name == name).Status.Code);

    [Theory]
    [InlineData("order open after the window", "status.overdue-too")]
    [InlineData("closed, and the window is over", "status.overdue-too")]
    [InlineData("booked, and two notices contradict each other", "status.held-too")]
    public void What_is_beside_the_status_is_a_warning(string name, string code) =>
        Assert.Equal(code, Assert.Single(StatusTable.Rows.Single(row => row.Name == name).Status.Warnings).Code);

    [Fact]
    public void There_are_at_least_forty_situations_and_every_kind_step_code_and_meaning_is_among_them()
    {
        var all = StatusTable.Rows.Select(row => row.Status).ToList();

        Assert.True(all.Count >= 40);
        Expect.None(Enum.GetValues<PaymentStatusKind>().Except(all.Select(status => status.Kind)));
        Expect.None(Enum.GetValues<NextStep>().Except(all.Select(status => status.NextStep)));
        Expect.None(Enum.GetValues<UnpaidMeaning>().Except(all.Select(status => status.Meaning).OfType<UnpaidMeaning>()));
        string[] others = [ErrorCodes.Status.Word, ErrorCodes.Status.AccountNotFound, ErrorCodes.Status.NothingDue];
        Expect.None(Phrasebook.Codes.Where(code => code.StartsWith("status.", StringComparison.Ordinal)).Except(others)
            .Except(all.Select(status => status.Code)).Except(all.SelectMany(status => status.Warnings).Select(warning => warning.Code)));
        Assert.Distinct(StatusTable.Rows.Select(row => row.Name));
    }

    [Fact]
    public void Every_text_is_the_approved_one_and_is_filled() => Approved.Compare("tests/Insurance.Domain.Tests/Assets/payment-status.txt", Page());

    [Fact]
    public void Whoever_may_have_paid_is_never_told_to_pay()
    {
        var rows = StatusTable.Rows.Where(row => Paid.Contains(row.Status.Kind)).ToList();

        Assert.True(rows.Count > 25);
        foreach (var status in rows.Select(row => row.Status))
        {
            Assert.False(status.MayPay);
            foreach (var language in Languages.All)
            {
                Assert.All(Texts(status, language), text => Assert.False(TellsToPay(text, language), text));
            }
        }
    }

    [Fact]
    public void Money_in_transit_is_told_not_to_be_paid_again_in_every_language()
    {
        PaymentStatusKind[] kinds =
        [
            PaymentStatusKind.InTransit, PaymentStatusKind.BookingExpected, PaymentStatusKind.BookingLate, PaymentStatusKind.NotArrived, PaymentStatusKind.PaymentUnknown,
            PaymentStatusKind.Held,
        ];
        foreach (var status in StatusTable.Rows.Select(row => row.Status).Where(status => kinds.Contains(status.Kind)))
        {
            Assert.Contains("Do not pay again", status.Message, StringComparison.Ordinal);
            Assert.Contains("请勿重复缴费", status.MessageIn(Language.SimplifiedChinese), StringComparison.Ordinal);
            Assert.Contains("o pague otra vez", status.MessageIn(Language.Spanish), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Pay this order.", Language.English, true)]
    [InlineData("Place an order and pay it.", Language.English, true)]
    [InlineData("Please pay again.", Language.English, true)]
    [InlineData("Do not pay again.", Language.English, false)]
    [InlineData("Nothing more is to be paid.", Language.English, false)]
    [InlineData("请支付该订单。", Language.SimplifiedChinese, true)]
    [InlineData("请重新下单并支付新订单。", Language.SimplifiedChinese, true)]
    [InlineData("请尽快缴费。", Language.SimplifiedChinese, true)]
    [InlineData("请勿重复缴费。", Language.SimplifiedChinese, false)]
    [InlineData("请等待入库，并保留缴费凭证。", Language.SimplifiedChinese, false)]
    [InlineData("Pague esta orden.", Language.Spanish, true)]
    [InlineData("Haga una orden y páguela.", Language.Spanish, true)]
    [InlineData("Debe pagar.", Language.Spanish, true)]
    [InlineData("No pague otra vez.", Language.Spanish, false)]
    [InlineData("No hay nada más que pagar.", Language.Spanish, false)]
    public void A_text_that_tells_to_pay_is_found(string text, Language language, bool tells) => Assert.Equal(tells, TellsToPay(text, language));

    [Fact]
    public void Every_step_to_pay_tells_so_and_no_other_does()
    {
        foreach (var step in Enum.GetValues<NextStep>())
        {
            Assert.All(Languages.All, language => Assert.Equal(step.IsToPay(), TellsToPay(step.TextIn(language), language)));
        }
    }

    /// <summary>Facts of codes and states, part 11: (a) nothing paid, (b) paid and in transit, (c) the order was not paid.</summary>
    [Fact]
    public void Unpaid_has_three_meanings()
    {
        Assert.Equal(UnpaidMeaning.NothingPaid, Meaning(StatusTable.Continuing with { TaxWord = StatusTable.Tax("02"), MedicalWord = StatusTable.Medical("0") }));
        Assert.Equal(UnpaidMeaning.PaidInTransit, Meaning(StatusTable.Continuing with { TaxWord = StatusTable.Tax("03"), MedicalWord = StatusTable.Medical("0") }));
        Assert.Equal(UnpaidMeaning.OrderNotPaid, Meaning(StatusTable.Continuing with { Order = StatusTable.Order, MedicalWord = StatusTable.Medical("0") }));
    }

    [Fact]
    public void The_booking_rests_on_the_published_rule_and_says_how_well_it_is_attested()
    {
        var status = StatusTable.Rows.Single(row => row.Name == "paid today").Status;

        Assert.Equal("guide-2026", status.Source?.Id);
        Assert.Equal(Confidence.RelayedPress, status.Confidence);
        Assert.Equal("023-12366", status.Authority?.Hotline);
        Assert.Equal(TreasuryState.Paid, status.Treasury);
        Assert.Equal("Ask the tax bureau, 023-12366.", StatusTable.Rows.Single(row => row.Name == "not booked after the fifth").Status.NextStepIn(Language.English));
        Assert.Equal("order-open", Spelling.Of(StatusTable.Rows.Single(row => row.Name == "order open").Status.Kind));
        Assert.Equal("tax-windows", StatusTable.Rows.Single(row => row.Name == "overdue").Status.Source?.Id);
    }

    [Fact]
    public void Beyond_the_calendar_the_days_are_missing_and_the_money_is_still_in_transit()
    {
        var paid = StatusTable.Rows.Single(row => row.Name == "paid today").Facts.Order! with { PaidOn = new(2026, 12, 30) };
        var status = new PaymentStatusPolicy(Insurance.Domain.Tariffs.TariffCatalog.Embedded, WorkingDayCalendar.China)
            .For(StatusTable.Continuing with { Order = paid }, StatusTable.At("2026-12-31 10:00"));

        Assert.Equal("in-transit wait-for-booking stay paid-in-transit", Told(status));
        Assert.Equal(ErrorCodes.Status.InTransitUndated, status.Code);
        Assert.Equal(new LocalDate(2026, 12, 30), status.PaidOn);
    }

    [Theory]
    [InlineData(WordSide.Tax, "01", WordMeaning.NotDeclared)]
    [InlineData(WordSide.Tax, "02", WordMeaning.Declared)]
    [InlineData(WordSide.Tax, "03", WordMeaning.Paid)]
    [InlineData(WordSide.Tax, "04", WordMeaning.Booked)]
    [InlineData(WordSide.Tax, "09", WordMeaning.NoAccount)]
    [InlineData(WordSide.Tax, "05", WordMeaning.Unknown)]
    [InlineData(WordSide.Tax, "3", WordMeaning.Unknown)]
    [InlineData(WordSide.Tax, "031", WordMeaning.Unknown)]
    [InlineData(WordSide.Medical, "0", WordMeaning.NotArrived)]
    [InlineData(WordSide.Medical, "1", WordMeaning.Arrived)]
    [InlineData(WordSide.Medical, "2", WordMeaning.Unknown)]
    [InlineData(WordSide.Medical, "03", WordMeaning.Unknown)]
    public void A_word_from_outside_is_kept_beside_what_it_says(WordSide side, string code, WordMeaning meaning)
    {
        var word = TreasuryWord.Read(side, code).Value;

        Assert.Equal((side, code, meaning), (word.Side, word.Code, word.Meaning));
        Assert.Equal($"{Spelling.Of(side)} {code} {Spelling.Of(meaning)}", word.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 3")]
    [InlineData("已缴费")]
    [InlineData("123456789")]
    public void A_word_that_is_no_code_is_refused(string code) =>
        Assert.Equal(ErrorCodes.Status.Word, Assert.Single(TreasuryWord.Read(WordSide.Tax, code).Errors).Code);

    [Fact]
    public void A_side_outside_the_list_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TreasuryWord.Read((WordSide)2, "03"));

    [Fact]
    public void Of_several_orders_the_one_with_money_leads()
    {
        var rows = StatusTable.Rows.Where(row => row.Facts.Order is not null).ToDictionary(row => row.Name, row => row.Facts.Order!);
        string[] order =
        [
            "booked", "paid today", "the channel accepted it", "closed, and money came after", "order open", "refunded, an employer pays", "closed",
        ];
        foreach (var (first, second) in order.Zip(order.Skip(1)))
        {
            Assert.Same(rows[first], OrderFacts.Leading([rows[second], rows[first]]));
            Assert.Same(rows[first], OrderFacts.Leading([rows[first], rows[second]]));
        }

        Assert.Throws<ArgumentException>(() => OrderFacts.Leading([]));
    }

    private static UnpaidMeaning? Meaning(PaymentSituation situation) => new StatusRow("", situation, "2025-02-10 10:00", "", "").Status.Meaning;

    private static string Told(PaymentStatus status) =>
        $"{Spelling.Of(status.Kind)} {Spelling.Of(status.NextStep)} {(status.MayPay ? "pay" : "stay")} {(status.Meaning is { } meaning ? Spelling.Of(meaning) : "-")}";

    private static string Days(PaymentStatus status)
    {
        (string Name, LocalDate? Day)[] days =
        [
            ("opens", status.OpensOn), ("from", status.ExpectedFrom), ("through", status.ExpectedThrough), ("ask after", status.AskAfter), ("overdue", status.OverdueSince),
        ];
        var until = status.OpenUntil is { } instant ? [$"until {LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm").Format(ChinaStandardTime.TimeOf(instant))}"] : Array.Empty<string>();
        return string.Join(", ", until.Concat(days.Where(day => day.Day is not null).Select(day => $"{day.Name} {LocalDatePattern.Iso.Format(day.Day!.Value)}")));
    }

    private static IEnumerable<string> Texts(PaymentStatus status, Language language) =>
    [
        status.MessageIn(language), status.NextStepIn(language), .. status.Warnings.Select(warning => warning.MessageIn(language)),
        .. status.Meaning is { } meaning ? [meaning.TextIn(language)] : Array.Empty<string>(), .. status.Cost is { } cost ? [cost.MessageIn(language)] : Array.Empty<string>(),
    ];

    private static bool TellsToPay(string text, Language language) => language switch
    {
        Language.English => EnglishPay().IsMatch(text),
        Language.SimplifiedChinese => ChinesePay().IsMatch(text),
        _ => SpanishPay().IsMatch(text),
    };

    private static string Page()
    {
        var page = new StringBuilder("What a person is told, situation by situation: made from the table of situations, read and approved.\n");
        foreach (var row in StatusTable.Rows)
        {
            var status = row.Status;
            page.Append('\n').Append("# ").Append(row.Name).Append(", ").Append(row.Now).Append('\n').Append(Told(status)).Append('\n');
            if (row.Days.Length > 0)
            {
                page.Append(row.Days).Append('\n');
            }

            foreach (var language in Languages.All)
            {
                var texts = Texts(status, language).ToList();
                Assert.All(texts, text => Assert.DoesNotContain('{', text));
                page.Append(language.Id()).Append(": ").AppendJoin(language == Language.SimplifiedChinese ? "" : " ", texts).Append('\n');
            }
        }

        return page.ToString();
    }

    // Every "pay" that is neither forbidden nor a part of another word.
    [GeneratedRegex(@"(?<!do not |not be |be )\bpay\b(?!ment)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishPay();

    // An order that ends in paying, with no "do not" between.
    [GeneratedRegex(@"请(?![^。；]*勿)[^。；]*?(支付(?!渠道|结果)|缴费(?!凭证|证明|状态|档次|基数|开始)|补足|付款(?!结果))|(应|须|需要|必须|尽快|立即)(支付|缴费|付款)", RegexOptions.ExplicitCapture)]
    private static partial Regex ChinesePay();

    [GeneratedRegex(@"(?<!\bno )\bpag(ue|a)\b|\bp[áa]gu?(e|a)(la|lo|las|los)\b|\b(debe|tiene que|hay que|vuelva a)\s+pagar\b|^Pague\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SpanishPay();
}
