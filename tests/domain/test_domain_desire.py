"""Which titles promise sex, and which only sound like it: a table of both."""

import pytest
from domain_helpers import MONDAY, made, now

from troth.domain.actions.making import Revise
from troth.domain.actions.outcomes import Keep
from troth.domain.book import Book
from troth.domain.change import Change, Edit
from troth.domain.desire import promises_sex
from troth.domain.errors import Refused
from troth.domain.records import About
from troth.domain.schedule import Schedule
from troth.domain.schedule.counted import OnCue
from troth.domain.schedule.dated import Daily, Once, Weekdays

OWED = """
Sex on Saturdays
sex
SEX!!
Sex
Have sex with you every Friday
We have sex twice a week
I give him sex when he wants it
Sex, no excuses
Sex twice a week, no phones
No phones, sex on Sunday
No phones and sex on Sunday
Never refuse sex
I never say no to sex
Not turn down sex again
I won't avoid sex
I don't go a week without sex
No less than sex twice a week
Oral sex for her birthday
Talk, then have sex
Talk about the week and have sex
Make love
Make love on our anniversary
We make love on Sundays
Lovemaking every week
Making love twice a week
I sleep with him on Fridays
Sleep with my husband twice a week
Sleep with you tonight
Be intimate twice a week
Physical intimacy every weekend
Blowjob on Fridays
A blow job for your birthday
Give him head
A quickie before work
Do my wifely duty on Saturdays
My marital duties
Satisfy him in bed
Be available to her in bed
Sexy time on Fridays
Shag every Sunday
Send sexts every night
Intercourse on fertile days
Fuck on Saturdays
Fuck you every night
Massage, then sex
Dinner / sex
Sex – Saturday
Sexual favours when he cooks
Put out for him every weekend
Sex with my wife on Saturday
Sex Saturday night
Have sex more often
At least once a week sex
Sex when he comes home
Have sex with her even when I am tired
Make time for sex every week
Make time for sex, not chores
Give her an orgasm each week
Kiss and sex on Sunday
Let you have sex with me
Sleep with you once a month
Sleep with you
Have intercourse daily
Sexual intercourse every Tuesday
I will have sex with you on Friday
Initiate sex twice a month
Start sex once a week
Say yes to sex
Say yes when he wants sex
Ask for sex every Friday
Anal on your birthday
Sex as soon as the kids sleep
Do not skip our Saturday sex
Sex without a fuss
Sex without excuses
Sex: every Sunday
Weekly sex
Sex life: twice a week
No headaches, weekly sex
Love-making on Sundays
Love‑making on Sundays
make-love
Birthday sex
Make-up sex after fights
Morning sex
Hot sex with no strings
Never miss sex night
Sex night every Friday
Sex date on Friday
Not go to sleep without sex
Have s3x on friday
Intimacy every Friday
Be intimate with you weekly
Please my husband in bed
""".strip().splitlines()

OTHERS = """
Hug you
A hug every evening
Kiss goodnight
A long kiss each morning
Cuddle on the sofa
Date night
Date night on Fridays
Massage on Sundays
A back rub for you
Hold hands on the walk
Say I love you
Make a lovely dinner
Sleep
Sleep by eleven
Sleep together in the big room
Sleep with the window open
Sleep with her teddy in the wash
Go to bed with you at ten
Breakfast in bed on Sundays
Talk about sex
Talk about money and sex
Talk about our sex life every month
Read a book about sex together
Listen to the podcast on sex and stress
Ask what you like about sex
Sex education with the kids
Help with sex ed homework
Sex therapist at four
Sexual health check
Call the clinic about sexual health
No sex before the test
No sex when I am drunk
No alcohol or sex this week
Not have sex until we both feel safe
I don't have sex when I am tired
I say no to sex when I do not want it
I may refuse sex
I refuse sex when I am afraid
I don’t sleep with him
Stop having sex when it hurts
Stop pressing you for sex
Never ask for sex after a no
Never pressure you for sex
A week without sex
Sex-free October
Non-sexual touch only
Use a condom when we have sex
Ask before we have sex
Call out sexist jokes
Drive to Sussex
Visit Essex and Middlesex
Lend you the sextant
Same-sex families group
Find out the sex of the puppy
Watch Sex Education
Vacuum the shag carpet
Quickie clean-up
Screw her shelf to the wall
Screw in the new bulb
Practise safer sex
Put out food for her
Put out the bins for him
Stop saying fuck
Intimate dinner at home
Sextet rehearsal
Sexagesima service
An evening for the two of us
Ask before sex each time
Check that you want it before sex
Stop when you say stop during sex
Say no to sex when I want to
Tell you when sex hurts
Get the doctor to check why sex hurts
Book the sexual health clinic
Therapy for our sex life
See the sex therapist
See a counsellor about sex
Talk to the doctor about sex and pills
Listen to you about sex without pushing
Not pressure you into sex
Stop asking for sex every night
I won't push for sex
I do not expect sex after dinner
Wait with sex until the test
No sex until we marry
Abstain from sex in Lent
Give up sex for Lent
Fast from sex in Lent
Take a break from sex
Pause sex for a month
Sex only if both say yes
Sex is off the table this month
Quit sex apps
Delete the sex app
Learn about safe sex
Buy condoms
Make lovely cards
We make lovely soup
Watch Sex and the City together
Read Sex at Dawn
Read a book on sexuality
Sexuality workshop
Attend the talk on sexism
Sex Pistols concert
Write to the same sex couples group
Sleep with you in the tent
Sleep with the dog
Sleep with my phone off
Sleep with earplugs
Put the baby to sleep with you
Nookie Bear show
Shag rug to the cleaner
Fix the screw
Screw in her shelf
Take quick notes
Be intimate friends and talk weekly
Getting laid off: call the union
Call if I get laid off
Clean the oral brush
Sexton duty at church
Pay the marital therapist
Put the duties in the bedroom plan
Say the word when you need to be alone
Physical intimacy only when we both want it
Penetration testing report
Hand job list to Ben
A blow job lot at work
""".strip().splitlines()


@pytest.mark.parametrize("title", OWED)
def test_sex_is_no_promise(title: str) -> None:
    assert promises_sex(title)


@pytest.mark.parametrize("title", OTHERS)
def test_tenderness_limits_talk_and_care_are(title: str) -> None:
    assert not promises_sex(title)


@pytest.mark.parametrize("schedule", [Daily(), Weekdays((5,)), Once(MONDAY), OnCue("we are alone")])
def test_it_is_refused_whatever_its_rhythm_with_what_could_be_promised(schedule: Schedule) -> None:
    with pytest.raises(Refused, match="Desire can't be owed") as refused:
        made(schedule, title="Have sex")
    assert "time" in str(refused.value) and "boundary" in str(refused.value)


def test_no_change_brings_it_in() -> None:
    with pytest.raises(Refused, match="can't be owed"):
        Revise(1, (("title", "Sex on Saturdays"),), now(MONDAY))(made(Daily()))


class TestOneThatIsThere:
    """A promise from before, or from another copy: it was never turned down, and can be lived with."""

    def of_old(self, title: str = "Sex on Saturdays", category: About = "") -> Book:
        book = made(Daily(), title="Date night")
        before = book.commitment(1)
        after = before._replace(title=title, category=category)
        return book.after(Change("", (Edit("commitments", 1, before, after),)))

    @pytest.mark.parametrize(
        "fields",
        [{"note": "we talk first"}, {"why": "us"}, {"size": "big"}, {"ends_on": MONDAY}, {"schedule": Weekdays((5,))},
         {"title": "Sex on Saturdays", "note": "x"}, {"title": "Date night"}],
    )  # fmt: skip
    def test_all_else_of_it_changes(self, fields: dict[str, object]) -> None:
        change = Revise(1, tuple(fields.items()), now(MONDAY))(self.of_old())
        assert len(change.edits) == 1

    def test_it_is_kept_and_let_go(self) -> None:
        assert Keep(1, MONDAY, now(MONDAY))(self.of_old()).edits

    def test_it_takes_no_other_title_of_the_kind(self) -> None:
        with pytest.raises(Refused, match="can't be owed"):
            Revise(1, (("title", "Sex every day"),), now(MONDAY))(self.of_old())

    def test_one_of_closeness_changes_too(self) -> None:
        book = self.of_old(title="Kiss", category="intimacy")
        assert Revise(1, (("note", "x"),), now(MONDAY))(book).edits
