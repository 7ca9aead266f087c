package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.baton.run.TestDirectory;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium with a fresh profile, which knows the hosts as a person's browser does; closing it ends it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
        return new Browser(options().addArguments(finding(hosts)));
    }

    /** The same, which runs no page's script. */
    static Browser withoutScript(Hosts hosts) {
        return new Browser(noScript().addArguments(finding(hosts)));
    }

    static Browser fresh() {
        return new Browser(options());
    }

    /** One that runs no page's script. */
    static Browser withoutScript() {
        return new Browser(noScript());
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
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.urlToBe(address.toString()));
        return this;
    }

    /** Waits until the address bar shows an address of that host, below that path. */
    Browser awaitBelow(URI address) {
        new WebDriverWait(driver, PATIENCE).until(bar -> driver.getCurrentUrl().startsWith(address.toString()));
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
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("body"), text));
        return this;
    }

    /** Waits until the page has nothing that the selector finds. */
    Browser awaitNone(String selector) {
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(selector), 0));
        return this;
    }

    /** Presses the button with that text. */
    Browser click(String text) {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(By.xpath("//button[.='" + text + "']")))
                .click();
        return this;
    }

    /** Takes a handoff on by hand: at home, and at that address of the shop, which posts it to itself. */
    Browser continueTwice(URI callback) {
        return click("Continue").awaitAddress(callback).click("Continue");
    }

    /** Follows the link with that text. */
    Browser follow(String text) {
        driver.findElement(By.linkText(text)).click();
        return this;
    }

    WebElement find(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    String text() {
        return find("body").getText();
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

    private String value(String name) {
        return Optional.ofNullable(find("input[name=" + name + "]").getDomProperty("value"))
                .orElseThrow();
    }

    private static String finding(Hosts hosts) {
        return "--host-resolver-rules=MAP %s %s,MAP %s %s"
                .formatted(
                        hosts.home().getHost(),
                        hosts.number(hosts.home()),
                        hosts.shop().getHost(),
                        hosts.number(hosts.shop()));
    }

    private static ChromeOptions noScript() {
        return options()
                .setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }

    private static ChromeOptions options() {
        try {
            Path profile = Files.createTempDirectory(TestDirectory.own(), "profile");
            return new ChromeOptions()
                    .setBinary(Tool.CHROMIUM.required().toFile())
                    .addArguments(
                            "--headless=new",
                            "--lang=en-US",
                            "--accept-lang=en-US",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--ignore-certificate-errors",
                            "--window-size=900,700",
                            "--user-data-dir=" + profile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a profile for the browser", e);
        }
    }
}
