using NodaTime;

namespace Insurance.Domain.Tests.Root;

/// <summary>Errors, warnings and the exception that carries errors.</summary>
public sealed class DomainErrorTests
{
    private static readonly Source Notice = new("n", "渝医保发〔2022〕27号", null, null, null, null);

    [Fact]
    public void An_error_tells_its_code_field_values_and_message()
    {
        var error = DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 13L));
        Assert.Equal("period.months", error.Code);
        Assert.Equal("months", error.Field);
        Assert.Equal("13", error.Operands["months"]);
        Assert.Equal("13 months cannot be paid for a year: choose 1 to 12.", error.Message);
        Assert.Equal("一个年度不能缴纳 13 个月：请选择 1 至 12。", error.MessageIn(Language.SimplifiedChinese));
        Assert.Equal("period.months: 13 months cannot be paid for a year: choose 1 to 12.", error.ToString());
        Assert.Null(error.Source);
        Assert.Null(error.ChangesOn);
    }

    [Fact]
    public void An_error_carries_its_source_and_the_date_on_which_the_answer_changes()
    {
        var error = DomainError.Of(ErrorCodes.Period.NextYear, "year", ("year", 2024L), ("current", 2023L));
        var told = error.Citing(Notice).ChangingOn(new LocalDate(2024, 1, 1));
        Assert.Equal(Notice, told.Source);
        Assert.Equal(new LocalDate(2024, 1, 1), told.ChangesOn);
        Assert.Null(error.Source);
        Assert.NotEqual(error, told);
        Assert.Equal(error, told.Citing(null).ChangingOn(null));
    }

    [Fact]
    public void Errors_are_equal_by_what_they_say()
    {
        var error = DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 13L));
        var same = DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 13L));
        Assert.Equal(error, same);
        Assert.Equal(error.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(error, DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 0L)));
        Assert.NotEqual(error, DomainError.Of(ErrorCodes.Period.Months, "count", ("months", 13L)));
    }

    [Fact]
    public void A_code_without_a_text_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => DomainError.Of("period.nothing", "months"));
        Assert.Throws<ArgumentNullException>(() => DomainError.Of(null!, "months"));
        Assert.Throws<ArgumentNullException>(() => DomainError.Of(ErrorCodes.Period.Months, null!));
        Assert.Throws<ArgumentException>(() => Warning.Of("period.nothing"));
        Assert.Throws<ArgumentNullException>(() => Warning.Of(null!));
    }

    [Fact]
    public void A_warning_tells_its_code_values_message_and_source()
    {
        var warning = Warning.Of(ErrorCodes.Period.WindowUnknown, ("year", 2023L));
        Assert.Equal("period.window-unknown", warning.Code);
        Assert.Equal("2023", warning.Operands["year"]);
        Assert.Equal("No payment window was published for 2023: paying is allowed, without a known last day.", warning.Message);
        Assert.Equal("2023 年度未公布集中缴费期：可以缴费，截止日未知。", warning.MessageIn(Language.SimplifiedChinese));
        Assert.Equal($"period.window-unknown: {warning.Message}", warning.ToString());
        Assert.Equal(Notice, warning.Citing(Notice).Source);
        Assert.Equal(Warning.Of(ErrorCodes.Period.WindowUnknown, ("year", 2023L)), warning);
        Assert.NotEqual(warning, warning.Citing(Notice));
    }

    [Fact]
    public void The_exception_tells_every_reason_in_order()
    {
        var first = DomainError.Of(ErrorCodes.Money.Precision, "amount");
        var second = DomainError.Of(ErrorCodes.Period.Months, "months", ("months", 0L));
        var exception = new DomainException([first, second]);
        Assert.Equal<DomainError>([first, second], exception.Errors);
        Assert.Equal($"{first} {second}", exception.Message);
    }
}
