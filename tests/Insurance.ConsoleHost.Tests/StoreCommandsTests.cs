using System.Text.Json;

namespace Insurance.ConsoleHost.Tests;

/// <summary><c>pay</c>, <c>status</c> and <c>refund</c> on a file, from outside.</summary>
public sealed class StoreCommandsTests : IDisposable
{
    private const string Id = "500103199003072020";
    private const string Placing = $"--year 2025 --grade 2 --insured-name 张敏 --insured-id {Id} --at 2025-02-10T10:00+08:00";
    private const string Order = "ORDER-2025-000001";

    private readonly Console console = new();

    public void Dispose() => console.Dispose();

    [Fact]
    public void A_first_call_registers_declares_and_orders()
    {
        var said = Pay($"{Placing} --pay-by 2025-02-10T12:00+08:00");

        Assert.Equal(0, said.Code);
        Assert.Equal(["registered", "declared", "ordered"], said.Json.GetProperty("steps").EnumerateArray().Select(step => step.GetString()));
        Assert.Equal("order-open pay-order true", Told(said));
        Assert.Equal("2025-02-10T04:00:00Z", said.Json.GetProperty("status").GetProperty("openUntil").GetString());
        Assert.Equal((Order, "placed", "6201.25"), (Of(said, "order", "id"), Of(said, "order", "state"), Of(said, "order", "total")));
        Assert.Equal("张* (500*************20)", Of(said, "order", "insured"));
        Assert.Equal(("0.00", "6201.25"), (Of(said, "balance", "received"), Of(said, "balance", "due")));
    }

    [Fact]
    public void The_same_wish_again_shows_the_open_order_and_another_one_is_refused()
    {
        Pay(Placing);

        var again = Pay(Placing);
        Assert.Equal((0, Order), (again.Code, Of(again, "order", "id")));
        Assert.Empty(again.Json.GetProperty("steps").EnumerateArray());

        var other = Pay($"{Placing} --channel alipay");
        Assert.Equal(1, other.Code);
        Assert.Equal(["period.on-order"], other.ErrorCodes);
    }

    [Fact]
    public void Notices_pay_in_parts_and_what_is_too_much_goes_back_and_arrives()
    {
        Pay(Placing);
        var part = Pay("--notice N1 --amount 6000.00 --paid-at 2025-02-10T10:05+08:00");
        Assert.Equal(("underpaid", "partly-paid pay-rest true"), (Of(part, "outcome", "kind"), Told(part)));

        var rest = Pay($"--order {Order} --notice N2 --amount 300.00 --paid-at 2025-02-10T10:06+08:00");
        Assert.Equal(("surplus", "98.75"), (Of(rest, "outcome", "kind"), Of(rest, "outcome", "surplus")));
        Assert.Equal("surplus-to-return claim-return false", Told(rest));
        Assert.Equal("already-applied", Of(Pay($"--order {Order} --notice N2 --amount 300.00 --paid-at 2025-02-10T10:06+08:00"), "outcome", "kind"));

        var asked = Refund("--surplus --on 2025-02-11");
        Assert.Equal("surplus-to-return wait-for-refund false", Told(asked));
        Assert.Equal("asked", asked.Json.GetProperty("order").GetProperty("returns")[0].GetProperty("state").GetString());

        var failed = Refund($"--settle {Order}-R1 --outcome failed --on 2025-02-12");
        Assert.Equal("surplus-to-return claim-return false", Told(failed));

        Refund("--surplus --on 2025-02-12 --through bank-page");
        var arrived = Refund($"--settle {Order}-R2 --outcome succeeded --on 2025-02-13");
        Assert.Equal(("booking-expected wait-for-booking false", "98.75"), (Told(arrived), Of(arrived, "balance", "returned")));
    }

    [Fact]
    public void A_status_is_told_as_of_a_day_with_words_from_outside_and_in_each_language()
    {
        Pay(Placing);
        Pay("--notice N1 --amount 6201.25 --paid-at 2025-02-10T10:05+08:00");

        Assert.Equal("in-transit wait-for-booking false", Told(Status("")));
        Assert.Equal("booking-expected wait-for-booking false", Told(Status("--on 2025-02-17")));
        var late = Status("--on 2025-02-18 --medical-word 0 --lang zh");
        Assert.Equal("booking-late ask-tax-bureau false", Told(late));
        Assert.Contains("请勿重复缴费", Of(late, "status", "message"), StringComparison.Ordinal);
        Assert.Equal(("paid-in-transit", "2025-02-17"), (Of(late, "status", "unpaidMeans"), Of(late, "status", "askAfter")));
        Assert.Equal("not-arrived", late.Json.GetProperty("status").GetProperty("medicalWord").GetProperty("meaning").GetString());
        Assert.Equal("booked get-certificate false", Told(Status("--tax-word 04")));
        Assert.Equal("booked get-certificate false", Told(Pay($"--order {Order} --booked-on 2025-02-14")));

        var people = console.Call("status --store s.json --lang es");
        Assert.Equal(0, people.Code);
        Assert.StartsWith("Pagado el 2025-02-10 e ingresado en la tesorería el 2025-02-14.\n-> ", people.Output, StringComparison.Ordinal);
    }

    /// <summary>Six months of waiting after a first enrolment, and after the window of the year after is missed (渝府发〔2016〕43号).</summary>
    [Fact]
    public void A_status_tells_what_being_late_costs_by_what_the_store_knows()
    {
        Pay(Placing);
        Assert.StartsWith(
            """{"lastGoodDay":"2025-02-28","lost":false,"paidOn":"2025-03-01","coveredFrom":{"earliest":"2025-09-01","latest":"2025-10-01"},"months":{"from":6,"to":6},"rule":"first-enrollment",""",
            CostOf(Status("--on 2025-02-20")),
            StringComparison.Ordinal);
        Assert.Contains("Until 2025-02-28, waiting costs no further month of benefits. If it is paid on 2025-03-01,", console.Call("status --store s.json --on 2025-02-20").Output, StringComparison.Ordinal);
        Assert.Contains("\"message\":\"2025-02-28（含）之前缴费", CostOf(Status("--on 2025-02-20 --lang zh")), StringComparison.Ordinal);

        Pay("--notice N1 --amount 6201.25 --paid-at 2025-02-20T10:05+08:00");
        Assert.Equal("", CostOf(Status("")));
        Pay($"--order {Order} --booked-on 2025-02-25");

        // Nobody knows as what kind of member 2026 is paid, since its tariff is not known: so it is not overdue, and each month of delay costs one.
        Assert.StartsWith("""{"lastGoodDay":"2026-04-30","lost":false,"paidOn":"2026-05-01",""", CostOf(Status("--year 2026 --on 2026-04-10")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_after_the_window_tells_what_paying_now_comes_to_by_the_booked_orders_of_the_store()
    {
        Pay(Placing.Replace("2025", "2024", StringComparison.Ordinal));
        Pay("--order ORDER-2024-000001 --notice N1 --amount 5868.50 --paid-at 2024-02-10T10:05+08:00");
        Pay("--order ORDER-2024-000001 --booked-on 2024-02-20");

        var overdue = CostOf(Status("--year 2025 --on 2025-04-10"));

        Assert.StartsWith(
            """{"lastGoodDay":"2025-03-31","lost":true,"paidOn":"2025-04-10","coveredFrom":{"earliest":"2025-10-10","latest":"2025-11-01"},"months":{"from":6,"to":6},"rule":"lapse-longer-than","source":{"document":""",
            overdue,
            StringComparison.Ordinal);
        Assert.DoesNotContain("assumed", overdue, StringComparison.Ordinal);
    }

    private static string CostOf(Said said) => said.Json.GetProperty("status").TryGetProperty("cost", out var cost) ? cost.GetRawText() : "";

    [Fact]
    public void The_channel_s_own_words_move_its_clock_and_an_unknown_one_is_never_failed()
    {
        Pay(Placing);

        Assert.Equal("payer-paying wait-for-result false", Told(Pay("--notice W1 --word USERPAYING --paid-at 2025-02-10T10:01+08:00")));
        Assert.Equal("payment-unknown ask-channel false", Told(Pay("--notice W2 --word GONE --paid-at 2025-02-10T10:02+08:00")));
        Assert.Equal("order-open pay-order true", Told(Pay("--notice W3 --word NOTPAY --paid-at 2025-02-10T10:03+08:00")));
        Assert.Equal("attempt-failed pay-order true", Told(Pay("--notice W4 --event fail --paid-at 2025-02-10T10:04+08:00")));
        Assert.Equal("in-transit wait-for-booking false", Told(Pay("--notice W5 --word SUCCESS --amount 6201.25 --paid-at 2025-02-10T10:05+08:00")));
    }

    [Fact]
    public void The_rules_decide_what_is_refunded()
    {
        Pay(Placing);
        Pay("--notice N1 --amount 6201.25 --paid-at 2025-02-10T10:05+08:00");

        var unsaid = Refund("--reason wrong-entry --on 2025-02-20 --nothing-due");
        Assert.Equal((1, "refund.benefit-not-said"), (unsaid.Code, unsaid.ErrorCodes[0]));
        Assert.Equal(["refund.benefit-used"], Refund("--reason wrong-entry --on 2025-02-20 --nothing-due --benefit-used yes").ErrorCodes);

        var granted = Refund("--reason wrong-entry --on 2025-02-20 --nothing-due --benefit-used no");
        Assert.Equal("6201.25", granted.Json.GetProperty("grant").GetProperty("total").GetString());
        Assert.Equal("refunding wait-for-refund false", Told(granted));
        var ended = Refund($"--settle {Order}-R1 --outcome succeeded --on 2025-02-22");
        Assert.Equal("refunded place-new-order true", Told(ended));
        Assert.Equal("6201.25", Of(ended, "balance", "returned"));

        // The months are free again, and the number is not used again.
        Assert.Equal("ORDER-2025-000002", Of(Pay(Placing.Replace("02-10T10:00", "02-23T10:00", StringComparison.Ordinal)), "order", "id"));
    }

    [Fact]
    public void Money_for_nobody_is_kept_and_money_after_closing_is_a_surplus()
    {
        Pay(Placing);
        var stray = Pay("--order ORDER-2025-000077 --notice N9 --amount 5.00 --paid-at 2025-02-10T10:05+08:00");
        Assert.Equal((0, "held", "notice.other-order"), (stray.Code, Of(stray, "outcome", "kind"), Of(stray, "outcome", "code")));
        Assert.Equal("already-applied", Of(Pay("--order ORDER-2025-000077 --notice N9 --amount 5.00 --paid-at 2025-02-10T10:05+08:00"), "outcome", "kind"));

        Assert.Equal(["order.close-early"], Pay($"--order {Order} --close-at 2025-02-10T10:04:59+08:00").ErrorCodes);
        Assert.Equal("order-closed place-new-order true", Told(Pay($"--order {Order} --close-at 2025-02-10T10:05+08:00")));
        Assert.Equal("surplus-to-return claim-return false", Told(Pay($"--order {Order} --notice N1 --amount 6201.25 --paid-at 2025-02-10T10:06+08:00")));
    }

    [Fact]
    public void Money_for_a_closed_order_is_a_surplus_beside_the_one_that_paid_the_months()
    {
        Pay(Placing);
        Pay($"--order {Order} --close-at 2025-02-10T10:30+08:00");
        Pay($"{Placing.Replace("10:00", "10:40", StringComparison.Ordinal)} --channel alipay");
        Pay("--order ORDER-2025-000002 --channel alipay --notice A1 --amount 6201.25 --paid-at 2025-02-10T10:45+08:00");

        var late = Pay($"--order {Order} --notice N1 --amount 6201.25 --paid-at 2025-02-10T10:20+08:00");
        Assert.Equal("surplus-to-return claim-return false", Told(late));
        Assert.Equal("in-transit wait-for-booking false", Told(Status("--order ORDER-2025-000002")));
    }

    [Fact]
    public void The_same_call_with_the_same_key_prints_the_same_and_is_carried_out_once()
    {
        var first = Pay($"{Placing} --key K-1");
        var bytes = File.ReadAllBytes(Path.Combine(console.Directory, "s.json"));

        Assert.Equal(first.Output, Pay($"{Placing} --key K-1").Output);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(console.Directory, "s.json")));

        Pay("--notice N1 --amount 6201.25 --paid-at 2025-02-10T10:05+08:00 --key K-2");
        Assert.Equal(first.Output, Pay($"{Placing} --key K-1").Output);
        Assert.StartsWith("Done: registered, declared, ordered.\nOrder ", console.Call($"pay --store s.json {Placing} --key K-1").Output, StringComparison.Ordinal);

        var reused = Pay($"{Placing} --channel alipay --key K-1");
        Assert.Equal((1, "command.key-reused"), (reused.Code, Assert.Single(reused.ErrorCodes)));
        Assert.Equal(["command.key-reused"], Refund("--surplus --key K-2").ErrorCodes);

        // A refusal is not kept: the same call may succeed later.
        Assert.Equal(["order.no-surplus"], Refund("--surplus --on 2025-02-12 --key K-3").ErrorCodes);
        Pay("--notice N2 --amount 1.00 --paid-at 2025-02-10T10:07+08:00");
        Assert.Equal(0, Refund("--surplus --on 2025-02-12 --key K-3").Code);
    }

    [Fact]
    public void A_payer_for_another_person_and_several_people_are_told_apart()
    {
        Pay($"{Placing} --payer-name 王磊 --payer-id 500112198609153038");
        var second = Pay("--year 2025 --grade 1 --insured-name 李建国 --insured-id 500103195506121025 --at 2025-02-11T10:00+08:00");
        Assert.Equal((0, "王* (500*************38)"), (second.Code, Of(Status($"--order {Order}"), "order", "payer")));

        var unclear = Status("");
        Assert.Equal((1, "store.several-people"), (unclear.Code, Assert.Single(unclear.ErrorCodes)));
        Assert.Equal("ORDER-2025-000002", Of(Status("--insured-id 500103195506121025"), "order", "id"));
        Assert.Equal(["store.unknown-person"], Status("--insured-id 500112198609153038").ErrorCodes);
        Assert.Equal(["store.unknown-order"], Status("--order ORDER-2025-000009").ErrorCodes);
    }

    [Fact]
    public void Nothing_printed_shows_a_whole_number_or_name()
    {
        foreach (var line in new[]
        {
            $"pay --store s.json {Placing}", $"pay --store s.json {Placing} --json", "status --store s.json", "status --store s.json --json", $"status --store s.json --insured-id {Id}",
            $"status --store s.json --insured-id {Id}1", $"pay --store s.json --order {Id}", $"refund --store s.json --order {Id}", $"pay --store s.json --notice {Id} --amount 1 --paid-at x", $"pay --store {Id}/x {Placing}",
        })
        {
            var said = console.Call(line);
            Assert.All(new[] { said.Output, said.Error }, text =>
            {
                Assert.DoesNotContain(Id, text, StringComparison.Ordinal);
                Assert.DoesNotContain("张敏", text, StringComparison.Ordinal);
            });
        }
    }

    [Theory]
    [InlineData("pay --store s.json", "call.options")]
    [InlineData("pay --store s.json --year 2025", "call.options call.options call.options")]
    [InlineData("pay --store s.json --notice N1", "call.options call.options")]
    [InlineData("pay --store s.json --notice N1 --amount x --paid-at 2025-02-10T10:05+08:00", "call.value")]
    [InlineData("pay --store s.json --notice N1 --amount 1.00 --event payed --paid-at 2025-02-10T10:05+08:00", "call.value")]
    [InlineData("pay --store s.json --order A --booked-on 2025-02-10 --close-at 2025-02-10T10:05+08:00", "call.value call.options")]
    [InlineData("pay --notice N1", "call.syntax")]
    [InlineData("status --store s.json", "call.file")]
    [InlineData("status --store s.json --on 2025-02-10 --at 2025-02-10T10:05+08:00", "call.options")]
    [InlineData("status --store s.json --key ä", "call.value")]
    [InlineData("refund --store s.json --order ORDER-2025-000001", "call.options")]
    [InlineData("refund --store s.json --order ORDER-2025-000001 --surplus --reason death", "call.options")]
    [InlineData("refund --store s.json --order ORDER-2025-000001 --settle R1", "call.options")]
    [InlineData("refund --store s.json --order ORDER-2025-000001 --settle R1 --outcome asked", "call.value")]
    [InlineData("refund --store s.json --order ORDER-2025-000001 --reason bored", "call.value")]
    public void A_wrong_call_is_told_as_one(string line, string codes)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal((2, codes), (said.Code, string.Join(' ', said.ErrorCodes)));
        Assert.False(File.Exists(Path.Combine(console.Directory, "s.json")));
    }

    [Theory]
    [InlineData("--year 2025 --grade 9 --insured-name 张敏 --insured-id 500103199003072020 --at 2025-02-10T10:00+08:00", "tariff.unknown-grade")]
    [InlineData("--year 1999 --grade 2 --insured-name 张敏 --insured-id 500103199003072020 --at 2025-02-10T10:00+08:00", "tariff.unknown-year")]
    [InlineData("--year 2025 --grade 2 --insured-name 张敏 --insured-id 500103199003072021 --at 2025-02-10T10:00+08:00", "id.checksum")]
    [InlineData("--year 2024 --grade 2 --insured-name 张敏 --insured-id 500103199003072020 --at 2025-02-10T10:00+08:00", "period.last-year")]
    [InlineData("--year 2025 --grade 2 --insured-name 张敏 --insured-id 500103199003072020 --at 2025-02-10T10:00+08:00 --channel bank-page", "channel.not-offered")]
    public void A_refused_order_leaves_no_store(string options, string code)
    {
        var said = Pay(options);

        Assert.Equal((1, code), (said.Code, said.ErrorCodes[0]));
        Assert.False(File.Exists(Path.Combine(console.Directory, "s.json")));
    }

    private Said Pay(string options) => console.Call($"pay --store s.json {options} --json");

    private Said Status(string options) => console.Call($"status --store s.json {options} --json");

    private Said Refund(string options) => console.Call($"refund --store s.json --order {Order} {options} --json");

    private static string Told(Said said) =>
        $"{Of(said, "status", "kind")} {Of(said, "status", "nextStep")} {(said.Json.GetProperty("status").GetProperty("mayPay").ValueKind == JsonValueKind.True ? "true" : "false")}";

    private static string Of(Said said, string part, string member) => said.Json.GetProperty(part).GetProperty(member).GetString()!;
}
