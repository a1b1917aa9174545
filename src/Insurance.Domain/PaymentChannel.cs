using System.Text.Json.Serialization;

namespace Insurance.Domain;

/// <summary>A way to pay (缴费渠道). What each gives, and from when it is open, stands in the region's data file.</summary>
[JsonConverter(typeof(SpellingJsonConverter<PaymentChannel>))]
public enum PaymentChannel
{
    /// <summary>The electronic tax bureau (电子税务局); <c>electronic-tax-bureau</c>.</summary>
    ElectronicTaxBureau,

    /// <summary>The tax bureau's official account in WeChat (微信公众号); <c>we-chat</c>.</summary>
    WeChat,

    /// <summary>The tax bureau's life number in Alipay (支付宝生活号); <c>alipay</c>.</summary>
    Alipay,

    /// <summary>A bank's own payment page (银行缴费页面); <c>bank-page</c>.</summary>
    BankPage,

    /// <summary>Automatic deduction from the designated account (批量扣款); <c>bank-deduction</c>.</summary>
    BankDeduction,

    /// <summary>The counter of the social-security office of the insured place (社保经办窗口); <c>social-security-office</c>.</summary>
    SocialSecurityOffice,

    /// <summary>The counter of the tax service hall (办税服务厅); <c>tax-service-hall</c>.</summary>
    TaxServiceHall,

    /// <summary>A portal in which a person pays on their own (个人网上缴费); <c>personal-portal</c>.</summary>
    PersonalPortal,
}
