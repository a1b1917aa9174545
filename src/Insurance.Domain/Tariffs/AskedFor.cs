using System.Text.Json.Serialization;

namespace Insurance.Domain.Tariffs;

/// <summary>What a channel asks of who pays through it (办理要件).</summary>
[JsonConverter(typeof(SpellingJsonConverter<AskedFor>))]
public enum AskedFor
{
    /// <summary>Logging in under one's real name (实名登录); <c>real-name-log-in</c>.</summary>
    RealNameLogIn,

    /// <summary>The insured person's name; on paying for oneself the log-in brings it; <c>insured-name</c>.</summary>
    InsuredName,

    /// <summary>The insured person's identity number; on paying for oneself the log-in brings it; <c>insured-id-number</c>.</summary>
    InsuredIdNumber,

    /// <summary>Details of the insured person (个人信息), where nobody says which; <c>personal-details</c>.</summary>
    PersonalDetails,

    /// <summary>The insured person's insurance number (医保编号); <c>insurance-number</c>.</summary>
    InsuranceNumber,

    /// <summary>A signed deduction agreement (委托扣款协议); <c>deduction-agreement</c>.</summary>
    DeductionAgreement,

    /// <summary>Money on the designated account; <c>money-on-account</c>.</summary>
    MoneyOnAccount,

    /// <summary>A bank card bound to the payer's account; <c>bank-card</c>.</summary>
    BankCard,

    /// <summary>The identity card (身份证); <c>id-card</c>.</summary>
    IdCard,

    /// <summary>The social-security card (社会保障卡); <c>social-security-card</c>.</summary>
    SocialSecurityCard,
}
