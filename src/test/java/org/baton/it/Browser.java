package org.baton.it;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium with a fresh profile, which knows the hosts as a person's browser does; closing it ends it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** It misses its copy of each Chromium's debugging protocol, which nothing here uses. */
    private static final Logger SELENIUM_TALK = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeOptions options) {
        SELENIUM_TALK.setLevel(Level.SEVERE);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Tool.CHROMEDRIVER.required().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    /** One that finds these hosts where they are. */
    static Browser at(Hosts hosts) {
        return new Browser(Chromium.options().addArguments(Chromium.finding(hosts)));
    }

    /** The same, which runs no page's script. */
    static Browser withoutScript(Hosts hosts) {
        return new Browser(Chromium.noScript().addArguments(Chromium.finding(hosts)));
    }

    static Browser fresh() {
        return new Browser(Chromium.options());
    }

    /** One that runs no page's script. */
    static Browser withoutScript() {
        return new Browser(Chromium.noScript());
    }

    /** From now on as if it stood in that zone. */
    Browser in(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
        return this;
    }

    Browser open(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** Waits until the address bar shows that address. */
    Browser awaitAddress(URI address) {
        await(ExpectedConditions.urlToBe(address.toString()));
        return this;
    }

    /** Waits until the address bar shows an address of that host, below that path. */
    Browser awaitBelow(URI address) {
        await(bar -> address().startsWith(address.toString()));
        return this;
    }

    /** Types name and password on home's login page, and sends them. */
    Browser login(Person person) {
        find("#username").sendKeys(person.username());
        find("#password").sendKeys(person.password());
        click("Log in");
        return this;
    }

    /** Types the password on home's page that asks for it again, and sends it. */
    Browser giveAgain(Person person) {
        find("#password").sendKeys(person.password());
        return click("Go on");
    }

    /** Waits until the page shows that text. */
    Browser awaitText(String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("body"), text));
        return this;
    }

    /** Waits until the page has nothing that the selector finds. */
    Browser awaitNone(String selector) {
        await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(selector), 0));
        return this;
    }

    /** Presses the button with that text. */
    Browser click(String text) {
        await(ExpectedConditions.elementToBeClickable(By.xpath("//button[.='" + text + "']")))
                .click();
        return this;
    }

    /** Takes a handoff on by hand: at home, and at that address of the shop, which posts it to itself. */
    Browser continueTwice(URI callback) {
        return click("Continue").awaitAddress(callback).click("Continue");
    }

    /** Follows the link with that text. */
    Browser follow(String text) {
        await(ExpectedConditions.elementToBeClickable(By.linkText(text))).click();
        return this;
    }

    /** Waits until the page has what the selector finds. */
    WebElement find(String selector) {
        return await(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    /** What the page says. */
    String text() {
        return text("body");
    }

    /** What the first element says that the selector finds; waits until there is one. */
    String text(String selector) {
        return await(page -> page.findElement(By.cssSelector(selector)).getText());
    }

    String address() {
        return Optional.ofNullable(driver.getCurrentUrl()).orElse("");
    }

    /** The handoff that the page shown is about to post. */
    Handoff handoff() {
        return new Handoff(value("token"), value("state"), value("iss"));
    }

    /** Lets the page shown post a handoff to that address, as a hostile page would. */
    Browser post(Handoff handoff, URI address) {
        driver.executeScript("""
                const form = document.createElement('form');
                form.method = 'post';
                form.action = arguments[0];
                for (const [name, value] of Object.entries(arguments[1])) {
                  const field = document.createElement('input');
                  field.name = name;
                  field.value = value;
                  form.append(field);
                }
                document.body.append(form);
                form.submit();
                """, address.toString(), handoff.form());
        return awaitBelow(address);
    }

    /** A cookie of the host of the page shown. */
    Optional<Cookie> cookie(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name));
    }

    /** All cookies of the host of the page shown. */
    Set<Cookie> cookies() {
        return driver.manage().getCookies();
    }

    /** Forgets the cookies of the host of the page shown. */
    Browser forgetCookies() {
        driver.manage().deleteAllCookies();
        return this;
    }

    /** What drives it, for what is not said above. */
    ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }

    /**
     * Waits for something of the page shown. While another takes its place the driver fails in more than one way ("stale element
     * reference", "unknown error: unhandled inspector error"): then the question is put again, to the page that came.
     */
    private <T> T await(Function<? super WebDriver, ? extends T> what) {
        return new WebDriverWait(driver, PATIENCE, OFTEN)
                .ignoring(WebDriverException.class)
                .until(what);
    }

    private String value(String name) {
        return Optional.ofNullable(find("input[name=" + name + "]").getDomProperty("value"))
                .orElseThrow();
    }
}
