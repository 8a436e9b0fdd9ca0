"""What supervisors write about cases: nothing in it identifies anybody, so all of it must pass."""

ENGLISH = """
The second officer should sign before Friday.
Did the person understand the questions? The interpreter was on the phone only.
Named persons must not appear in comments.
The name of the authority is spelled wrong in Kazakh.
Who is called first at night, the duty officer or the doctor?
Section C was skipped entirely. Why?
Urgent: pregnant woman, bleeding. The ambulance needed 35 minutes.
Citizens of Iran and Syria were sent to different rooms.
Please use form A4, two copies.
The duty was done at 3.15 p.m., not 5.15.
It was said that Russian is enough. It is not: ask for Pashto.
Clock: 24 hours from first contact, see Kazakhstan law, article 14.
Please ask again whether an interpreter was offered before the first question.
The officer called the doctor at 09:40, but the duty still shows as open.
Step 12 was answered before step 3; was the order really so?
Good work. The child-protection body was told within 20 minutes.
Two people were seen together. Talk to each of them alone.
Why was "not possible" chosen here? Write the reason in the remarks of the form.
The name field on the paper form must stay empty in our copy.
Do not write the name of the person here, only the step.
The interpreter speaks Dari, not Pashto. Ask for another one.
Called the hotline twice, no answer; the night shift should try again at 6.
The referral was issued on Monday and received on Tuesday morning.
Was the Afghan family offered food and water?
Return was refused correctly. The duty of non-refoulement was explained.
The clock of 72h runs until Friday; please watch it.
See article 31 of the 1951 Convention and article 22 CRC.
The Geneva Convention applies here as well.
Post KZ-ALA-01 has no interpreter for Tajik at night.
In 2025 we had 14 such cases, in 2026 already 20.
Between 22:00 and 06:00 the authority can be reached by phone only.
The officer named the wrong authority: it is the migration service, not the police.
Compare with the case of last week: same section, same gap.
The person is called back for a second talk; was that needed?
Age: "not sure" was chosen, so act as if the person is a child.
A private room was not available. Is room B free at night?
Please correct steps 4, 5 and 7 and send the case again.
The medical duty was marked done 3 minutes after it arose. Is that right?
The family was separated for 40 minutes. Never separate a child from its mother.
The Uzbek and Azerbaijani speakers were helped by a colleague from the next post.
Thank you, everything is in order. I confirm the case.
The form was printed in English and Kazakh, the person reads Russian.
No signature is needed here; sign the paper form only.
Was the leaflet given? The answer was left open.
I do not see why this took 5 hours. Who was told first?
Ask Astana for help when the regional office does not answer.
The duty "call an ambulance" must come before all questions.
Was born at the post two hours ago: mother and child to hospital first.
Form 2 of 3 is missing in the file.
The withdrawal needs a private talk, an interpreter and a second officer.
""".strip().splitlines()

RUSSIAN = """
Обратите внимание на пункт 5.2 инструкции.
Фамилия и имя в комментарии не пишутся.
Начальник смены Термезского поста был предупреждён.
Некий порядок есть, но шаг 7 пропущен.
Граждане Сирии и Ирана ждали 3 часа.
Звали переводчика три раза, он не пришёл.
Имя, пол и возраст — только на бумаге.
Под подпись вручено на узбекском.
Дело вернул: нет ответа на шаг «Нужен ли врач?».
Сотрудница Министерства звонила в 14:30.
Передано в УВКБ ООН и МОМ.
Уточните, пожалуйста, предлагали ли переводчика до первого вопроса.
Врача вызвали в 09:40, а обязанность всё ещё открыта.
Шаг 12 отвечен раньше шага 3. Порядок действительно был такой?
Хорошая работа: орган опеки извещён через 20 минут.
Двоих опросили вместе. С каждым нужно говорить наедине.
Почему выбрано «невозможно»? Причину укажите в бланке.
Имя в бланке у нас не заполняется, эта строка остаётся пустой.
Имя не указывайте, только номер шага.
Переводчик говорит на дари, а нужен пушту.
На горячую линию звонили дважды, никто не ответил, ночная смена должна повторить.
Направление выдано в понедельник, получено во вторник утром.
Предлагали ли афганской семье воду и еду?
Возврат правильно не применён, запрет высылки разъяснён.
Срок 72 часа истекает в пятницу, следите за ним.
См. статью 31 Конвенции 1951 года и статью 22 Конвенции о правах ребёнка.
Женевская конвенция применяется и здесь.
На посту KZ-ALA-01 ночью нет переводчика с таджикского.
В 2025 году было 14 таких дел, в 2026 уже 20.
С 22.00 до 06.00 орган доступен только по телефону.
Гражданин Афганистана не должен ждать в общей зоне.
Гражданка Узбекистана просила женщину-сотрудника; почему не вызвали?
Как его зовут, нам знать не нужно. Уберите это из вопроса.
Сравните с делом прошлой недели: тот же раздел, тот же пробел.
Возраст: «не уверен», значит, действуем как с ребёнком.
Отдельной комнаты не было. Свободен ли кабинет Б ночью?
Исправьте шаги 4, 5 и 7 и отправьте дело снова.
Медицинская обязанность отмечена выполненной через 3 минуты. Это верно?
Семью разлучили на 40 минут. Никогда не разлучайте ребёнка с матерью.
Спасибо, всё в порядке, подтверждаю.
Бланк напечатан на английском и казахском, а человек читает по-русски.
Подпись здесь не нужна, подписывайте только бумажный бланк.
Памятку вручили? Ответ оставлен открытым.
Не понимаю, почему это заняло 5 часов. Кому сообщили первому?
Позвоните в Алматы, если областное управление не отвечает.
Скорую вызывают раньше всех вопросов.
Ребёнок родился на посту два часа назад: сначала больница.
Лист 2 из 3 отсутствует.
Из Ростова и Саратова ответа ещё нет.
""".strip().splitlines()

KAZAKH = """
Азаматтың атынан сұрамаңыз, тек қадамды көрсетіңіз.
Аудармашының аты керек емес.
Осы азамат тамақ пен суды алды ма?
Тегі мен аты қағазда ғана болады.
Сырдария бекетінде дәрігер жоқ.
Маусым айында 12 іс, шілдеде 9 іс болды.
Ол кісі қазақ тілін түсінбейді.
Сағат 14.30-да хабарланды, 15.00-де жауап келді.
Қызы мен ұлы бірге болсын.
Бекет бастығы Алматыдан келді.
Бірінші сұраққа дейін аудармашы ұсынылды ма, нақтылаңыз.
Дәрігер 09:40-та шақырылды, ал міндет әлі ашық тұр.
12-қадамға 3-қадамнан бұрын жауап берілген. Реті шынымен осындай болды ма?
Жақсы жұмыс: баланы қорғау органына 20 минутта хабарланды.
Екі адам бірге сұралған. Әрқайсысымен оңаша сөйлесу керек.
Неге «мүмкін емес» таңдалды? Себебін бланкіде жазыңыз.
Аты бланкіде толтырылмайды, бұл жол бос қалады.
Атын жазбаңыз, қадамның нөмірін ғана көрсетіңіз.
Аудармашы дари тілін біледі, ал пушту керек.
Жедел желіге екі рет қоңырау шалынды, жауап болмады, түнгі ауысым қайталасын.
Жолдама дүйсенбіде берілді, сейсенбі күні таңертең алынды.
Ауғанстаннан келген отбасыға су мен тамақ ұсынылды ма?
Қайтару дұрыс қолданылмаған, тыйым түсіндірілген.
72 сағаттық мерзім жұмада аяқталады, қадағалаңыз.
1951 жылғы Конвенцияның 31-бабын қараңыз.
Женева конвенциясы мұнда да қолданылады.
KZ-ALA-01 бекетінде түнде тәжік тілінің аудармашысы жоқ.
2025 жылы 14 іс болды, 2026 жылы қазірдің өзінде 20.
22.00-06.00 аралығында органға тек телефонмен хабарласуға болады.
Ауғанстан азаматы ортақ аймақта күтпеуі керек.
Өзбекстан азаматшасы әйел қызметкерді сұраған; неге шақырылмады?
Өткен аптадағы іспен салыстырыңыз: сол бөлім, сол олқылық.
Жасы: «сенімді емес», демек, бала деп қараймыз.
Жеке бөлме болмады. Б кабинеті түнде бос па?
4, 5 және 7-қадамдарды түзетіп, істі қайта жіберіңіз.
Медициналық міндет 3 минуттан кейін орындалды деп белгіленген. Бұл дұрыс па?
Отбасы 40 минутқа бөлінген. Баланы анасынан ешқашан бөлмеңіз.
Рақмет, бәрі дұрыс, растаймын.
Бланк ағылшын және қазақ тілдерінде басылған, ал адам орысша оқиды.
Мұнда қол қойылмайды, тек қағаз бланкіге қол қойыңыз.
Жадынама берілді ме? Жауап ашық қалған.
Неге 5 сағат кеткенін түсінбеймін. Бірінші кімге хабарланды?
Облыстық басқарма жауап бермесе, Астанаға қоңырау шалыңыз.
Жедел жәрдем барлық сұрақтан бұрын шақырылады.
Бала бекетте екі сағат бұрын туды: алдымен аурухана.
3 парақтың 2-сі жоқ.
Жібек жолы бекетіндегі ауысым жақсы жұмыс істеді.
Ер адам деген жауап қадамға сай келмейді.
""".strip().splitlines()

BY_LANGUAGE = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
EVERY = [*ENGLISH, *RUSSIAN, *KAZAKH]
