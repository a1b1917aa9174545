using System.Security.Cryptography;
using Insurance.Domain.Certificates;

namespace Insurance.ConsoleHost.Tests;

public sealed class JourneyTests : IDisposable
{
    private readonly Console console = new();

    [Theory]
    [InlineData("journey --json", "5874.00")]
    [InlineData("journey --grade 2 --json", "5874.00")]
    [InlineData("journey --grade 1 --json", "2670.00")]
    [InlineData("journey --grade retiree --json", "60.00")]
    [InlineData("journey --year 2025 --grade 1 --json", "3075.00")]
    [InlineData("journey --year 2017 --grade 2 --json", "5122.92")]
    public void The_whole_way_ends_booked_over_the_year_s_published_total(string line, string total)
    {
        var said = console.Call(line);

        Assert.Equal(0, said.Code);
        var order = said.Json.GetProperty("order");
        Assert.Equal(("booked", total), (order.GetProperty("state").GetString(), order.GetProperty("total").GetString()));
    }

    [Fact]
    public void The_steps_of_the_brief_come_in_its_order()
    {
        var steps = console.Call("journey --json").Json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString());

        Assert.Equal(["register", "choose-grade", "declare", "assess", "order", "pay", "voucher", "book", "certificate"], steps);
    }

    [Fact]
    public void Three_wrong_turns_meet_their_refusals()
    {
        var met = console.Call("journey --json").Json.GetProperty("steps").EnumerateArray()
            .Where(step => step.TryGetProperty("wrongTurn", out _))
            .Select(step => (step.GetProperty("step").GetString(), step.GetProperty("wrongTurn").GetProperty("code").GetString()));

        Assert.Equal([("declare", "declaration.not-oneself"), ("order", "period.last-year"), ("certificate", "certificate.not-booked")], met);
    }

    [Fact]
    public void The_certificate_of_3_January_2023_is_forecast_from_the_third_to_the_fifth_working_day()
    {
        var certificate = console.Call("journey --json").Json.GetProperty("certificate");

        // 3 January 2023 is a Tuesday: 4, 5, 6 January, then Monday 9 and Tuesday 10.
        Assert.Equal("2023-01-06", certificate.GetProperty("availableFrom").GetString());
        Assert.Equal("2023-01-10", certificate.GetProperty("availableThrough").GetString());
    }

    [Fact]
    public void Voucher_and_certificate_are_left_as_files_that_the_journey_names()
    {
        var said = console.Call([]);

        Assert.Equal(0, said.Code);
        var files = System.IO.Directory.GetFiles(Path.Combine(console.Directory, "insurance-journey")).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(
            [
                "certificate-CERT-2023-000001.en.html", "certificate-CERT-2023-000001.txt", "certificate-CERT-2023-000001.zh.html",
                "voucher-ORDER-2023-000001.en.html", "voucher-ORDER-2023-000001.txt", "voucher-ORDER-2023-000001.zh.html",
            ],
            files);
        Assert.All(files, file => Assert.Contains($"insurance-journey/{file}", said.Output, StringComparison.Ordinal));
        Assert.All(files, file => Assert.Contains("5874.00", File.ReadAllText(Path.Combine(console.Directory, "insurance-journey", file!)), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_runs_print_the_same()
    {
        Assert.Equal(console.Call([]), console.Call("journey"));
        Assert.Equal(console.Call("--json"), console.Call("journey --json"));
    }

    [Fact]
    public void The_certificate_bears_its_code_and_no_signature_of_nobody()
    {
        var certificate = console.Call("journey --json").Json.GetProperty("certificate");
        var text = Left("certificate-CERT-2023-000001.txt");

        Assert.Contains(certificate.GetProperty("code").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains($"核验码: {certificate.GetProperty("code").GetString()}", text, StringComparison.Ordinal);
        Assert.False(certificate.TryGetProperty("payload", out _));
        Assert.DoesNotContain("IDC1.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_key_of_the_caller_the_certificate_bears_the_text_of_a_QR_code_that_verifies_with_the_public_key_beside_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        console.Write("key.pem", key.ExportPkcs8PrivateKeyPem());

        var certificate = console.Call("journey --sign key.pem --json").Json.GetProperty("certificate");

        Assert.True(QrPayload.TryParse(certificate.GetProperty("payload").GetString(), out var payload));
        Assert.Equal((certificate.GetProperty("number").GetString(), certificate.GetProperty("digest").GetString(), "journey"), (payload.Number.ToString(), payload.Digest, payload.KeyId));
        Assert.All([".txt", ".en.html", ".zh.html"], end => Assert.Contains(payload.Text, Left($"certificate-CERT-2023-000001{end}"), StringComparison.Ordinal));
        using var given = ECDsa.Create();
        given.ImportFromPem(Left("certificate-CERT-2023-000001.key.pem"));
        Assert.True(given.VerifyHash(Convert.FromHexString(payload.Digest), payload.Signature.ToArray(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.DoesNotContain("PRIVATE", Left("certificate-CERT-2023-000001.key.pem"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journey --sign nothing.pem --json", "call.file")]
    [InlineData("journey --sign note.pem --json", "call.value")]
    public void A_file_without_a_key_is_a_wrong_call(string line, string code)
    {
        console.Write("note.pem", "no key");

        var said = console.Call(line);

        Assert.Equal(2, said.Code);
        Assert.Equal([code], said.ErrorCodes);
    }

    [Fact]
    public void Before_the_tax_bureau_collected_the_counter_serves()
    {
        Assert.Contains("Social-security office of the insured place", console.Call("journey --year 2021").Output, StringComparison.Ordinal);
        Assert.Contains("WeChat", console.Call("journey --year 2022").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_without_a_certificate_rule_uses_the_nearest_and_says_so()
    {
        var warnings = console.Call("journey --year 2019 --json").Json.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString());

        Assert.Contains("certificate.rule-of-other-year", warnings);
    }

    [Theory]
    [InlineData("journey --year 2026 --json", "tariff.unknown-year", 1)]
    [InlineData("journey --year 2016 --json", "tariff.unknown-year", 1)]
    [InlineData("journey --region 990100 --json", "tariff.unknown-region", 1)]
    [InlineData("journey --grade 3 --json", "tariff.unknown-grade", 1)]
    [InlineData("journey --year twentytwo --json", "call.value", 2)]
    [InlineData("journey --region chongqing --json", "call.value", 2)]
    public void What_is_not_known_is_refused_and_what_does_not_parse_is_a_wrong_call(string line, string code, int exit)
    {
        var said = console.Call(line);

        Assert.Equal(exit, said.Code);
        Assert.Equal([code], said.ErrorCodes);
    }

    [Fact]
    public void No_identity_number_and_no_name_is_printed_in_full()
    {
        string[] canaries = ["500103199003072020", "500112198609153038", "张敏", "王磊"];
        var printed = console.Call([]).Output + console.Call("--json").Output
            + string.Concat(System.IO.Directory.GetFiles(Path.Combine(console.Directory, "insurance-journey")).Select(File.ReadAllText));

        Assert.All(canaries, canary => Assert.DoesNotContain(canary, printed, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_files_cannot_be_left_the_call_is_wrong_and_nothing_breaks()
    {
        console.Write("insurance-journey", "a file where the folder should be");

        var said = console.Call("journey --json");

        Assert.Equal(2, said.Code);
        Assert.Equal(["call.file"], said.ErrorCodes);
    }

    [Fact]
    public void A_pipe_gets_no_escape_sequences_and_no_trailing_spaces()
    {
        var lines = console.Call([]).Output.Split('\n');

        Assert.DoesNotContain(lines, line => line.Contains('\e'));
        Assert.DoesNotContain(lines, line => line.TrimEnd('\r').EndsWith(' '));
    }

    private string Left(string name) => File.ReadAllText(Path.Combine(console.Directory, "insurance-journey", name));

    public void Dispose() => console.Dispose();
}
